import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { lockDraw } from "../../draws/server/index.ts";
import { settlementErrors } from "../settlement.errors.ts";
import { passVerified } from "./pass-verified.ts";
import { loadSettlement } from "./settlement.repo.ts";

export interface DrawConfirmation {
  drawId: string;
  /** A member of staff. */
  actor: Actor;
  reason: string;
}

/**
 * An officer's word after both evaluators agreed, for games that ask for it: drawn → verified. Held by the lock on the draw and
 * its state, so it is given once.
 *
 * @throws settlement.staff_only, settlement.not_awaiting_officer
 */
export async function confirmDraw(
  { db }: { db: Db },
  { drawId, actor, reason }: DrawConfirmation,
): Promise<void> {
  if (actor.kind !== "staff") throw settlementErrors.staff_only();
  await db.tx(async (tx) => {
    const draw = await lockDraw(tx, drawId);
    if (draw.state !== "drawn" || !(await loadSettlement(tx, drawId))) {
      throw settlementErrors.not_awaiting_officer({ details: { state: draw.state } });
    }
    await passVerified(tx, draw, actor, reason);
    await appendAudit(tx, {
      actor,
      action: "draw.confirm",
      subject: { kind: "draw", id: drawId },
      before: { state: "drawn" },
      after: { state: "verified" },
      reason,
    });
  });
}
