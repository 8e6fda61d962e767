import type { Db } from "@sortes/db";
import type { Approval } from "../../operators/index.ts";
import { requestApproval } from "../../operators/server/index.ts";
import { drawErrors } from "../draw.errors.ts";
import { requireReason } from "./require-reason.ts";
import { lockDraw } from "./transition-draw.ts";

/**
 * Asks a second person to release a held draw. One open request per draw (unique index), never decided by the one who asks
 * (CHECK).
 *
 * @throws draw.not_found, draw.not_held, draw.reason_required, approval.already_requested
 */
export async function requestRelease(
  { db }: { db: Db },
  input: { drawId: string; reason: string; staffId: string },
): Promise<Approval> {
  const reason = requireReason(input.reason);
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, input.drawId);
    if (draw.state !== "held") throw drawErrors.not_held();
    return requestApproval(tx, {
      kind: "draw_release",
      subjectId: draw.id,
      payload: {
        gameId: draw.gameId,
        number: draw.number,
        heldFrom: draw.heldFrom,
        heldReason: draw.heldReason,
      },
      reason,
      requestedBy: input.staffId,
    });
  });
}
