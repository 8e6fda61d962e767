import { z } from "zod";
import { defineJob } from "./define-job.ts";
import { byDraw, drawPayload } from "./payloads.ts";

// 1 + 2 + 4 + 8 + 16 s: a restart or failover of Postgres (under 30 s) is bridged; what lasts longer is the sweep's.
const bridgeFailover = { attemptsMax: 6, backoffMs: 1_000 } as const;

/** Keeps the horizon of draws filled for every enabled game. */
export const scheduleDrawsJob = defineJob({
  name: "schedule-draws",
  queue: "draw",
  schema: z.strictObject({}),
  // The horizon is days long and the sweep asks again every few minutes: three tries are only for promptness.
  attemptsMax: 3,
  backoffMs: 5_000,
  dedupeKey: () => "all",
});

/** open → closed. Makes the closing prompt; the fence in the bet path is what makes it correct. */
export const closeDrawJob = defineJob({
  name: "close-draw",
  queue: "cutoff",
  schema: drawPayload,
  // Starts at 250 ms because players watch the countdown; doubling eight tries bridges 30 s without Postgres.
  attemptsMax: 8,
  backoffMs: 250,
  dedupeKey: byDraw,
});

/** closed → sealed: serials checked, totals checked, Merkle root stored. */
export const sealDrawJob = defineJob({
  name: "seal-draw",
  queue: "draw",
  schema: drawPayload,
  ...bridgeFailover,
  dedupeKey: byDraw,
});

/** sealed → drawn. A unique constraint allows one seed per draw, so another try cannot draw other numbers. */
export const drawNumbersJob = defineJob({
  name: "draw-numbers",
  queue: "draw",
  schema: drawPayload,
  ...bridgeFailover,
  dedupeKey: byDraw,
});

/** drawn → verified: the second evaluator must reach the same counts. A mismatch holds the draw; it is not retried. */
export const verifyDrawJob = defineJob({
  name: "verify-draw",
  queue: "draw",
  schema: drawPayload,
  ...bridgeFailover,
  dedupeKey: byDraw,
});

/** verified → published, not before the publication instant. */
export const publishDrawJob = defineJob({
  name: "publish-draw",
  queue: "draw",
  schema: drawPayload,
  // As prompt as the cutoff, for the same reason: people wait in front of the page for this instant.
  attemptsMax: 8,
  backoffMs: 250,
  dedupeKey: byDraw,
});

/** published → settled, once every prize is paid or has become a claim. */
export const settleDrawJob = defineJob({
  name: "settle-draw",
  queue: "settlement",
  schema: drawPayload,
  ...bridgeFailover,
  dedupeKey: byDraw,
});

/** Gives every ticket of a cancelled draw its stake back. */
export const refundDrawJob = defineJob({
  name: "refund-draw",
  queue: "payout",
  schema: drawPayload,
  ...bridgeFailover,
  dedupeKey: byDraw,
});
