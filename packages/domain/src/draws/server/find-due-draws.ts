import type { Db } from "@sortes/db";
import type { JobName } from "@sortes/jobs";
import type { DrawState } from "../draw.schema.ts";
import { loadOpenableCount, loadStuckDraws } from "./due-work.repo.ts";

/** A job to queue again. `payload` fits the contract of `job`. */
export interface DueWork {
  job: JobName;
  /** Null for work that is not about one draw. */
  drawId: string | null;
  payload: Record<string, unknown>;
}

/** The step that leads out of each state. */
const stepOf = {
  open: "close-draw",
  closed: "seal-draw",
  sealed: "draw-numbers",
  // Queues the ranges that are missing, or the check once none is.
  drawn: "plan-settlement",
  verified: "publish-draw",
  // Queues the ranges that are not paid, or closes the books.
  published: "settle-draw",
  cancelled: "refund-draw",
} as const satisfies Partial<Record<DrawState, JobName>>;

/** One sweep's worth; what is left over is found by the next, seconds later. */
const FOUND_MAX = 500;

/** Long enough for a step that has its job to end, short enough that a lost job costs a player no patience. */
const GRACE_S = 10;

/**
 * Everything a day's jobs should have done by now and have not, from Postgres alone: it rebuilds the work after Redis lost
 * its memory, and it is what closes and publishes draws at their instants. Repeating a job that is at work is harmless.
 */
export async function findDueDraws(
  { db }: { db: Db },
  { graceS = GRACE_S }: { graceS?: number } = {},
): Promise<DueWork[]> {
  const { count } = await loadOpenableCount(db);
  const stuck = await loadStuckDraws(db, graceS, FOUND_MAX);
  return [
    ...(count > 0n ? [{ job: "schedule-draws" as const, drawId: null, payload: {} }] : []),
    ...stuck.flatMap(({ drawId, state }): DueWork[] => {
      const job = state in stepOf ? stepOf[state as keyof typeof stepOf] : undefined;
      return job ? [{ job, drawId, payload: { drawId } }] : [];
    }),
  ];
}
