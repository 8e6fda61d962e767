import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import { paymentErrors } from "./payment.errors.ts";
import {
  type PaymentDirection,
  type PaymentInput,
  type PaymentState,
  paymentBounds,
} from "./payment.schema.ts";
import type { ProcessorStanding } from "./payment.types.ts";

/** SHA-256, hex, of what was asked for: a key that comes again with another content is another payment. */
export function computeInputHash(direction: PaymentDirection, input: PaymentInput): string {
  const { amountMinor, instrument } = input;
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ direction, amountMinor, instrument }))));
}

export function requireAmountInRange(direction: PaymentDirection, amountMinor: bigint): void {
  const { minMinor, maxMinor } = paymentBounds[direction];
  if (amountMinor < minMinor || amountMinor > maxMinor) {
    throw paymentErrors.amount_out_of_range({ details: { minMinor, maxMinor } });
  }
}

/**
 * From this age on "never seen" is final. A request may still be on its way while its caller has given up: this is many times
 * the longest that anyone waits for an answer.
 */
const NEVER_SEEN_FINAL_MS = 60_000;

/** The failure code of such a payment: the fault is between us and the processor. */
export const NEVER_RECEIVED = "never_received";

export type StandingDecision =
  | { kind: "succeed"; processorRef: string }
  | { kind: "fail"; failureCode: string; processorRef: string | null }
  | { kind: "wait" }
  /** It was settled this way before. */
  | { kind: "nothing" }
  /** It was settled the other way before: for people, not for a program. */
  | { kind: "contradiction" };

/** What follows from the processor's word. Silence decides nothing. */
export function decideStanding(
  payment: { state: PaymentState; ageMs: number },
  standing: ProcessorStanding,
): StandingDecision {
  if (payment.state !== "pending") {
    return isContradicted(payment.state, standing) ? { kind: "contradiction" } : { kind: "nothing" };
  }
  switch (standing.outcome) {
    case "succeeded":
      return { kind: "succeed", processorRef: standing.processorRef };
    case "declined":
      return {
        kind: "fail",
        failureCode: standing.failureCode,
        processorRef: standing.processorRef ?? null,
      };
    case "never_seen":
      return payment.ageMs >= NEVER_SEEN_FINAL_MS
        ? { kind: "fail", failureCode: NEVER_RECEIVED, processorRef: null }
        : { kind: "wait" };
    case "unknown":
      return { kind: "wait" };
  }
}

function isContradicted(state: "succeeded" | "failed", { outcome }: ProcessorStanding): boolean {
  return state === "succeeded" ? outcome === "declined" || outcome === "never_seen" : outcome === "succeeded";
}

const ASK_AGAIN_FIRST_MS = 5_000;
/** People wait for this money: a processor that came back is asked within ten minutes, however long it was away. */
const ASK_AGAIN_MOST_MS = 600_000;

/** Pause before the next question, doubling with each one asked before. */
export function computeAskAgainMs(asksCount: number): number {
  return Math.min(ASK_AGAIN_FIRST_MS * 2 ** Math.min(asksCount, 10), ASK_AGAIN_MOST_MS);
}
