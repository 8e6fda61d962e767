import type { Db, Tx } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { computeAskAgainMs } from "../payment.core.ts";
import { paymentErrors } from "../payment.errors.ts";
import type { PaymentView } from "../payment.schema.ts";
import { callProcessor, type PaymentPorts } from "./call-processor.ts";
import { type LockedPayment, lockPayment, savePaymentAsk } from "./payment.repo.ts";
import { recordStanding } from "./record-standing.ts";

/**
 * Asks the processor what became of a pending payment and acts on the answer; silence leaves it pending. Guarantee: never
 * guesses, asks at a bounded pace. Held by the payment's row lock: whoever takes the turn puts the next one off before asking,
 * so workers that run at once do not ask twice. Harmless to call at any time.
 */
export async function settlePayment(
  ports: { db: Db } & PaymentPorts,
  { paymentId }: { paymentId: string },
): Promise<PaymentView> {
  const { db, processor } = ports;
  const { payment, isOurTurn } = await db.tx((tx) => takeTurn(tx, paymentId));
  if (!isOurTurn) return payment;
  assertInvariant(payment.processor === processor.name, "a payment is asked of another processor", {
    paymentId,
    processor: payment.processor,
  });
  const standing = await callProcessor(ports, (signal) => processor.ask(paymentId, signal));
  return recordStanding({ db }, { paymentId, standing });
}

async function takeTurn(tx: Tx, paymentId: string): Promise<{ payment: PaymentView; isOurTurn: boolean }> {
  const locked = await lockPayment(tx, paymentId);
  if (!locked) throw paymentErrors.not_found();
  const { ageMs: _ageMs, asksCount, isDue, ...payment } = locked;
  const isOurTurn = payment.state === "pending" && isDue;
  if (isOurTurn) {
    await savePaymentAsk(tx, paymentId, computeAskAgainMs(asksCount));
    await reportLongDoubt(tx, locked);
  }
  return { payment, isOurTurn };
}

/** By then the processor has been silent for more than forty minutes: a person should call it. */
const ASKS_BEFORE_ALARM = 10;

async function reportLongDoubt(tx: Tx, { id, asksCount, processor, ageMs }: LockedPayment): Promise<void> {
  if (asksCount !== ASKS_BEFORE_ALARM) return;
  await appendSignificantEvent(tx, {
    kind: "payment.in_doubt",
    severity: "warning",
    subject: { kind: "payment", id },
    details: { processor, asksCount, ageMs: Math.round(ageMs) },
  });
}
