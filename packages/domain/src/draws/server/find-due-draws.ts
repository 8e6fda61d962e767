import type { Db } from "@sortes/db";
import type { JobName } from "@sortes/jobs";
import type { DrawState } from "../draw.schema.ts";
import { loadOpenableCount, loadStuckDraws, loadUnpaidRanges } from "./due-work.repo.ts";

/** A job to queue again. `payload` fits the contract of `job`. */
export interface DueWork {
  job: JobName;
  /** Null for work that is not about one draw. */
  drawId: string | null;
  payload: Record<string, unknown>;
}

/** The step that leads out of each state; of `published` the ranges decide. */
const stepOf = {
  open: "close-draw",
  closed: "seal-draw",
  sealed: "draw-numbers",
  // Queues the ranges that are missing, or the check once none is.
  drawn: "plan-settlement",
  verified: "publish-draw",
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
  const published = stuck.filter(({ state }) => state === "published").map(({ drawId }) => drawId);
  const unpaid = await loadUnpaidRanges(db, published, FOUND_MAX);
  const unpaidIds = new Set(unpaid.map(({ drawId }) => drawId));
  return [
    ...(count > 0n ? [{ job: "schedule-draws" as const, drawId: null, payload: {} }] : []),
    ...stuck.flatMap(({ drawId, state }): DueWork[] => {
      const job = state in stepOf ? stepOf[state as keyof typeof stepOf] : undefined;
      return job ? [{ job, drawId, payload: { drawId } }] : [];
    }),
    ...unpaid.map(({ drawId, fromSerial, toSerial }) => ({
      job: "pay-draw" as const,
      drawId,
      payload: { drawId, fromSerial: Number(fromSerial), toSerial: Number(toSerial) },
    })),
    ...published
      .filter((drawId) => !unpaidIds.has(drawId))
      .map((drawId) => ({ job: "settle-draw" as const, drawId, payload: { drawId } })),
  ];
}
