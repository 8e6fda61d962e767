import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { decideTransition } from "../draw.core.ts";
import { drawErrors } from "../draw.errors.ts";
import type { Draw } from "../draw.schema.ts";
import { requireReason } from "./require-reason.ts";
import { holdDrawIn, lockDraw } from "./transition-draw.ts";

/**
 * Stops a draw wherever it is, until two people release it. Nothing moves meanwhile: it sells nothing, and every step of its
 * life begins with the same lock and looks at the state.
 *
 * @throws draw.not_found, draw.reason_required, draw.not_holdable
 */
export async function holdDraw(
  { db }: { db: Db },
  input: { drawId: string; reason: string; actor: Actor },
): Promise<Draw> {
  const reason = requireReason(input.reason);
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, input.drawId);
    if (!decideTransition(draw, "held")) throw drawErrors.not_holdable({ details: { state: draw.state } });
    return holdDrawIn(tx, { draw, reason, actor: input.actor });
  });
}
