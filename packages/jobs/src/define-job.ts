import type { z } from "zod";
import type { QueueName } from "./queues.ts";

/**
 * What producer and worker agree on. The payload holds ids only: whatever a handler needs beyond them it reads
 * from Postgres when it runs, so a job that waited an hour never acts on an hour-old copy.
 */
export type JobContract<Name extends string, Payload> = {
  readonly name: Name;
  readonly queue: QueueName;
  readonly schema: z.ZodType<Payload>;
  /** Tries in all, the first included. After the last one the sweep takes over. */
  readonly attemptsMax: number;
  /** Pause before the second try; it doubles with each further one. */
  readonly backoffMs: number;
  /** Tells apart two pieces of work of this kind. Two jobs with one key are one job while the first still waits. */
  readonly dedupeKey: (payload: Payload) => string;
};

const jobNamePattern = /^[a-z]+(-[a-z]+)*$/;

// An hour between tries outlives every sweep: a larger pause means that the contract is wrong.
const pauseMsMax = 3_600_000;

/** Declares a job. Throws at import when the contract cannot work, so a bad one never reaches a queue. */
export function defineJob<const Name extends string, Payload>(
  contract: JobContract<Name, Payload>,
): JobContract<Name, Payload> {
  const { name, attemptsMax, backoffMs } = contract;
  if (!jobNamePattern.test(name)) throw new Error(`Job name "${name}" is not kebab-case.`);
  if (!Number.isInteger(attemptsMax) || attemptsMax < 1) {
    throw new Error(`Job "${name}" needs at least one attempt.`);
  }
  const longestPauseMs = backoffMs * 2 ** Math.max(0, attemptsMax - 2);
  if (!(backoffMs > 0) || longestPauseMs > pauseMsMax) {
    throw new Error(`Job "${name}" pauses up to ${longestPauseMs} ms, outside 1 to ${pauseMsMax}.`);
  }
  return Object.freeze(contract);
}
