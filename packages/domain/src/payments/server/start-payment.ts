import type { Tx } from "@sortes/db";
import { computeInputHash, requireAmountInRange } from "../payment.core.ts";
import { paymentErrors } from "../payment.errors.ts";
import type { PaymentDirection, PaymentInput, PaymentView } from "../payment.schema.ts";
import type { PaymentProcessor } from "../payment.types.ts";
import { ANSWER_WITHIN_MS } from "./call-processor.ts";
import { loadPaymentByKey, lockPayer, type Payer, savePayment } from "./payment.repo.ts";

export interface PaymentAsked extends PaymentInput {
  playerId: string;
}

export interface StartedPayment {
  payment: PaymentView;
  /** False for a repeated request: the first one is talking to the processor, or has. */
  isNew: boolean;
}

/**
 * The first question is due when the caller must have given up and written down what it heard. Should it have died in between,
 * this is what finds the payment.
 */
const ASK_AFTER_MS = ANSWER_WITHIN_MS + 5_000;

/**
 * Writes the payment down as pending before the processor hears of it, so that no crash can lose one. The key is looked up
 * under the player's lock: of requests that come at once, one goes on and the others find its payment.
 *
 * `judge` refuses by throwing; it runs for new payments only, because a repeated request gets the first one's answer. So does the
 * question whether the processor is there: what would only come to be in doubt is not begun.
 */
export async function startPayment(
  tx: Tx,
  asked: PaymentAsked & { direction: PaymentDirection; processor: PaymentProcessor },
  judge: (payer: Payer) => Promise<void>,
): Promise<StartedPayment> {
  const { playerId, direction, amountMinor, instrument, idempotencyKey, processor } = asked;
  const inputHash = computeInputHash(direction, asked);
  const payer = await lockPayer(tx, playerId);
  if (!payer) throw paymentErrors.not_found();
  const earlier = await loadPaymentByKey(tx, playerId, idempotencyKey);
  if (earlier) {
    const { inputHash: earlierHash, ...payment } = earlier;
    if (earlierHash !== inputHash) throw paymentErrors.idempotency_mismatch();
    return { payment, isNew: false };
  }
  requireAmountInRange(direction, amountMinor);
  await judge(payer);
  if (!processor.isAvailable()) throw paymentErrors.processor_unavailable();
  const payment = await savePayment(tx, {
    playerId,
    direction,
    amountMinor,
    currency: payer.currency,
    instrument,
    idempotencyKey,
    inputHash,
    processor: processor.name,
    askAfterMs: ASK_AFTER_MS,
  });
  return { payment, isNew: true };
}
