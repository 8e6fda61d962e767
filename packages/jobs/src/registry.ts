import type { z } from "zod";
import type { JobContract } from "./define-job.ts";
import {
  closeDrawJob,
  drawNumbersJob,
  publishDrawJob,
  refundDrawJob,
  scheduleDrawsJob,
  sealDrawJob,
  settleDrawJob,
  verifyDrawJob,
} from "./draw.jobs.ts";
import { expireClaimJob, notifyWinnersJob, settlePaymentJob } from "./player.jobs.ts";
import { payDrawJob, planSettlementJob, settleRangeJob } from "./settlement.jobs.ts";

const contracts = {
  "schedule-draws": scheduleDrawsJob,
  "close-draw": closeDrawJob,
  "seal-draw": sealDrawJob,
  "draw-numbers": drawNumbersJob,
  "plan-settlement": planSettlementJob,
  "settle-range": settleRangeJob,
  "verify-draw": verifyDrawJob,
  "publish-draw": publishDrawJob,
  "pay-draw": payDrawJob,
  "settle-draw": settleDrawJob,
  "refund-draw": refundDrawJob,
  "settle-payment": settlePaymentJob,
  "expire-claim": expireClaimJob,
  "notify-winners": notifyWinnersJob,
} as const;

export type JobName = keyof typeof contracts;

type JobPayloads = { [Name in JobName]: z.output<(typeof contracts)[Name]["schema"]> };

export type JobPayload<Name extends JobName> = JobPayloads[Name];

/** Every job there is, by name. The type keeps key and contract together: a wrong key does not compile. */
export const jobs: { readonly [Name in JobName]: JobContract<Name, JobPayload<Name>> } = contracts;

/** A name or payload that no contract allows. Trying again cannot mend it. */
export class InvalidJobError extends Error {
  override readonly name = "InvalidJobError";
  readonly jobName: string;

  constructor(jobName: string, message: string, cause?: unknown) {
    super(`Job "${jobName}": ${message}`, { cause });
    this.jobName = jobName;
  }
}

/** Narrows a name that came from Redis or the outbox. Throws InvalidJobError when there is no such job. */
export function requireJobName(name: string): JobName {
  if (Object.hasOwn(jobs, name)) return name as JobName;
  throw new InvalidJobError(name, "there is no such job");
}

/** The payload, checked by the contract's schema. Throws InvalidJobError; producer and worker both call it. */
export function parseJob<Name extends JobName>(name: Name, payload: unknown): JobPayload<Name> {
  const parsed = jobs[name].schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new InvalidJobError(name, "the payload does not fit its contract", parsed.error);
}

/**
 * The id under which BullMQ drops a second copy while the first still waits. It saves work and promises nothing:
 * once a job is gone its id is free again.
 */
export function jobId<Payload>(job: JobContract<JobName, Payload>, payload: Payload): string {
  const id = `${job.name}.${job.dedupeKey(payload)}`;
  // BullMQ separates its Redis keys with ":" and refuses such an id only when the job is added.
  if (id.includes(":")) throw new InvalidJobError(job.name, `the id "${id}" contains ":"`);
  return id;
}

/** BullMQ's options for one job, as plain data. */
export function jobOptions<Payload>(job: JobContract<JobName, Payload>, payload: Payload) {
  return {
    jobId: jobId(job, payload),
    attempts: job.attemptsMax,
    backoff: { type: "exponential", delay: job.backoffMs },
    // A finished job that stays in Redis keeps its id, and the sweep could not queue the same work again.
    removeOnComplete: true,
    removeOnFail: true,
  } as const;
}
