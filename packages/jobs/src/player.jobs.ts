import { z } from "zod";
import { defineJob } from "./define-job.ts";
import { byDraw, drawPayload } from "./payloads.ts";

const paymentSchema = z.strictObject({ paymentId: z.uuid() });

/** Asks the processor what became of a payment in doubt. The answer decides; silence leaves it pending. */
export const settlePaymentJob = defineJob({
  name: "settle-payment",
  queue: "payout",
  schema: paymentSchema,
  // A processor in trouble is not helped by being asked often: two tries, then the sweep asks at its own slow pace.
  attemptsMax: 2,
  backoffMs: 5_000,
  dedupeKey: ({ paymentId }) => paymentId,
});

/** Ends a claim that nobody came for in time. */
export const expireClaimJob = defineJob({
  name: "expire-claim",
  queue: "payout",
  schema: z.strictObject({ claimId: z.uuid() }),
  // After months of waiting a minute matters to nobody, and the sweep asks again each minute: two tries.
  attemptsMax: 2,
  backoffMs: 5_000,
  dedupeKey: ({ claimId }) => claimId,
});

/** Tells the winners of a published draw. */
export const notifyWinnersJob = defineJob({
  name: "notify-winners",
  queue: "notification",
  schema: drawPayload,
  // 5 + 10 + 20 + 40 s: no money waits for a message, so it gives way to everything else for over a minute.
  attemptsMax: 5,
  backoffMs: 5_000,
  dedupeKey: byDraw,
});
