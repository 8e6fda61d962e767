import { z } from "zod";
import { stakeMinorSchema } from "../money/index.ts";

export const paymentDirections = ["deposit", "withdrawal"] as const;
export type PaymentDirection = (typeof paymentDirections)[number];

export const paymentStates = ["pending", "succeeded", "failed"] as const;
export type PaymentState = (typeof paymentStates)[number];

/**
 * Bounds of one payment in minor units. Below the deposit's least the processor's fee exceeds the amount; above its most, the
 * source of the money has to be shown to a person first.
 */
export const paymentBounds = {
  deposit: { minMinor: 500n, maxMinor: 1_000_000n },
  withdrawal: { minMinor: 100n, maxMinor: 100_000_000n },
} as const;

const instrumentSchema = z.string().regex(/^[a-z0-9_]{3,64}$/);

/** The person's own key for one press of the button; long enough not to be met by chance. */
const idempotencyKeySchema = z.string().regex(/^[A-Za-z0-9_-]{8,100}$/);

/** What a player sends to pay in or out. */
export const paymentInputSchema = z.strictObject({
  amountMinor: stakeMinorSchema,
  instrument: instrumentSchema,
  idempotencyKey: idempotencyKeySchema,
});
export type PaymentInput = z.infer<typeof paymentInputSchema>;

/** A payment as its player and staff see it. */
export interface PaymentView {
  id: string;
  playerId: string;
  direction: PaymentDirection;
  amountMinor: bigint;
  currency: string;
  state: PaymentState;
  instrument: string;
  processor: string;
  processorRef: string | null;
  /** Why it failed; while pending, why it is in doubt. */
  failureCode: string | null;
  createdAt: Date;
  settledAt: Date | null;
}
