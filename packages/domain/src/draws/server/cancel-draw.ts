import type { Tx } from "@sortes/db";
import { refundDrawJob } from "@sortes/jobs";
import { appendAudit } from "../../audit/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { canCancel } from "../draw.core.ts";
import { drawErrors } from "../draw.errors.ts";
import type { Draw } from "../draw.schema.ts";
import { lockDraw, transitionDraw } from "./transition-draw.ts";

/** A second person's decision about a draw. */
export interface DrawVerdict {
  drawId: string;
  staffId: string;
  reason: string;
}

/**
 * Cancels a draw, as part of the transaction that approves it; every ticket is refunded by the job. Once sealed a draw cannot be
 * cancelled any more (trigger `draw_guard`): from then on somebody could cancel because of a result.
 *
 * @throws draw.not_found, draw.already_cancelled, draw.not_cancellable
 */
export async function cancelDraw(tx: Tx, { drawId, staffId, reason }: DrawVerdict): Promise<void> {
  const draw = await lockDraw(tx, drawId);
  requireCancellable(draw);
  const actor = { kind: "staff", id: staffId } as const;
  const totals = { sold: draw.sold, stakeMinor: draw.stakeMinor };
  await transitionDraw(tx, { draw, toState: "cancelled", actor, reason, details: totals });
  if (draw.sold > 0n) await appendJob(tx, refundDrawJob, { drawId });
  const subject = { kind: "draw", id: drawId };
  await appendSignificantEvent(tx, {
    kind: "draw.cancelled",
    severity: "critical",
    subject,
    details: { gameId: draw.gameId, number: draw.number, reason, ...totals },
  });
  await appendAudit(tx, {
    actor,
    action: "draw.cancel",
    subject,
    before: { state: draw.state },
    after: { state: "cancelled", ...totals },
    reason,
  });
}

/** @throws draw.already_cancelled, draw.not_cancellable */
export function requireCancellable(draw: Draw): void {
  if (draw.state === "cancelled") throw drawErrors.already_cancelled();
  if (!canCancel(draw)) throw drawErrors.not_cancellable({ details: { state: draw.state } });
}
