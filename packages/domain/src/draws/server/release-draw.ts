import type { Tx } from "@sortes/db";
import { drawNumbersJob, planSettlementJob, publishDrawJob, sealDrawJob } from "@sortes/jobs";
import { appendAudit } from "../../audit/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { drawErrors } from "../draw.errors.ts";
import type { DrawState } from "../draw.schema.ts";
import type { DrawVerdict } from "./cancel-draw.ts";
import { lockDraw, transitionDraw } from "./transition-draw.ts";

/** What goes on at once after a release. Of the other states the sweep finds what is due. */
const nextJobs = {
  closed: sealDrawJob,
  sealed: drawNumbersJob,
  drawn: planSettlementJob,
  verified: publishDrawJob,
} as const satisfies Partial<Record<DrawState, unknown>>;

/**
 * Lets a held draw go on from where it was held, as part of the transaction that approves it. The guard that held it is asked
 * again: a draw whose figures still differ is held again.
 *
 * @throws draw.not_found, draw.not_held
 */
export async function releaseDraw(tx: Tx, { drawId, staffId, reason }: DrawVerdict): Promise<void> {
  const draw = await lockDraw(tx, drawId);
  if (draw.state !== "held" || !draw.heldFrom) throw drawErrors.not_held();
  const toState = draw.heldFrom;
  const actor = { kind: "staff", id: staffId } as const;
  await transitionDraw(tx, { draw, toState, actor, reason, details: { heldReason: draw.heldReason } });
  if (toState in nextJobs) await appendJob(tx, nextJobs[toState as keyof typeof nextJobs], { drawId });
  const subject = { kind: "draw", id: drawId };
  await appendSignificantEvent(tx, {
    kind: "draw.released",
    severity: "warning",
    subject,
    details: { gameId: draw.gameId, number: draw.number, to: toState, reason },
  });
  await appendAudit(tx, {
    actor,
    action: "draw.release",
    subject,
    before: { state: "held", heldReason: draw.heldReason },
    after: { state: toState },
    reason,
  });
}
