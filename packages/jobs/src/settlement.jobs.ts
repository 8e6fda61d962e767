import { defineJob } from "./define-job.ts";
import { byDraw, bySerialRange, drawPayload, serialRangePayload } from "./payloads.ts";

// 2 + 4 + 8 + 16 s: bridges a failover of Postgres (under 30 s) with few tries, since each repeats up to a whole range.
const bridgeFailover = { attemptsMax: 5, backoffMs: 2_000 } as const;

/** Splits a drawn draw into serial ranges and queues one job for each. */
export const planSettlementJob = defineJob({
  name: "plan-settlement",
  queue: "settlement",
  schema: drawPayload,
  ...bridgeFailover,
  dedupeKey: byDraw,
});

/** Evaluates the tickets of one range, both ends included, and writes their winning lines. */
export const settleRangeJob = defineJob({
  name: "settle-range",
  queue: "settlement",
  schema: serialRangePayload,
  ...bridgeFailover,
  dedupeKey: bySerialRange,
});

/** Pays the prizes of one serial range, both ends included, or turns them into claims. */
export const payDrawJob = defineJob({
  name: "pay-draw",
  queue: "payout",
  schema: serialRangePayload,
  ...bridgeFailover,
  dedupeKey: bySerialRange,
});
