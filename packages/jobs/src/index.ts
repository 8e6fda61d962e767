export { defineJob, type JobContract } from "./define-job.ts";
export {
  closeDrawJob,
  drawNumbersJob,
  publishDrawJob,
  refundDrawJob,
  scheduleDrawsJob,
  sealDrawJob,
  settleDrawJob,
  verifyDrawJob,
} from "./draw.jobs.ts";
export { serialsPerJobMax } from "./payloads.ts";
export { expireClaimJob, notifyWinnersJob, settlePaymentJob } from "./player.jobs.ts";
export { type QueueName, queues } from "./queues.ts";
export {
  InvalidJobError,
  type JobName,
  type JobPayload,
  jobId,
  jobOptions,
  jobs,
  parseJob,
  requireJobName,
} from "./registry.ts";
export {
  payDrawJob,
  planSettlementJob,
  settleRangeJob,
} from "./settlement.jobs.ts";
