import type { Db, Tx } from "@sortes/db";
import { settlePaymentJob } from "@sortes/jobs";
import { appendJob, appendWalletChanged } from "../../outbox/server/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { postHeld, postTransfers, voidHeld } from "../../wallet/server/index.ts";
import { decideStanding } from "../payment.core.ts";
import { paymentErrors } from "../payment.errors.ts";
import type { PaymentView } from "../payment.schema.ts";
import type { ProcessorStanding } from "../payment.types.ts";
import { lockPayment, savePaymentDoubt, settlePaymentRow } from "./payment.repo.ts";
import { suspendAfterDeclines } from "./suspend-after-declines.ts";

interface Heard {
  paymentId: string;
  standing: ProcessorStanding;
}

/**
 * Acts on what the processor said, once: the payment's row is locked, and a second answer finds it settled. The same answer
 * again changes nothing; the opposite answer changes nothing either and is reported.
 */
export function recordStanding({ db }: { db: Db }, heard: Heard): Promise<PaymentView> {
  return db.tx((tx) => recordIn(tx, heard));
}

/** The same for the answer to the first call, which may have been silence: then the processor is asked at once. */
export function recordFirstAnswer({ db }: { db: Db }, heard: Heard): Promise<PaymentView> {
  return db.tx(async (tx) => {
    const payment = await recordIn(tx, heard);
    if (payment.state !== "pending" || heard.standing.outcome !== "unknown") return payment;
    await appendJob(tx, settlePaymentJob, { paymentId: payment.id });
    return savePaymentDoubt(tx, payment.id, heard.standing.reason);
  });
}

/** One operation in the ledger for each payment. */
export const operationId = ({ direction, id }: Pick<PaymentView, "direction" | "id">): string =>
  `${direction}:${id}`;

async function recordIn(tx: Tx, { paymentId, standing }: Heard): Promise<PaymentView> {
  const locked = await lockPayment(tx, paymentId);
  if (!locked) throw paymentErrors.not_found();
  const { ageMs, asksCount: _asksCount, isDue: _isDue, ...payment } = locked;
  const decision = decideStanding({ state: payment.state, ageMs }, standing);
  switch (decision.kind) {
    case "wait":
    case "nothing":
      return payment;
    case "contradiction":
      await reportContradiction(tx, payment, standing);
      return payment;
    case "succeed":
      await moveMoney(tx, payment);
      return settle(tx, payment, {
        state: "succeeded",
        processorRef: decision.processorRef,
        failureCode: null,
      });
    case "fail":
      return fail(tx, payment, decision);
  }
}

async function fail(
  tx: Tx,
  payment: PaymentView,
  { processorRef, failureCode }: { processorRef: string | null; failureCode: string },
): Promise<PaymentView> {
  if (payment.direction === "withdrawal") await voidHeld(tx, operationId(payment));
  const settled = await settle(tx, payment, { state: "failed", processorRef, failureCode });
  if (payment.direction === "deposit") await suspendAfterDeclines(tx, payment.playerId);
  return settled;
}

async function moveMoney(tx: Tx, payment: PaymentView): Promise<void> {
  if (payment.direction === "withdrawal") {
    await postHeld(tx, operationId(payment));
    return;
  }
  const { id, playerId, amountMinor, currency } = payment;
  await postTransfers(tx, [
    {
      operationId: operationId(payment),
      debit: houseAccount("bank", currency),
      credit: playerCash(playerId, currency),
      amountMinor,
      kind: "deposit",
      reference: { kind: "payment", id },
    },
  ]);
}

async function settle(
  tx: Tx,
  payment: PaymentView,
  outcome: Parameters<typeof settlePaymentRow>[2],
): Promise<PaymentView> {
  const settled = await settlePaymentRow(tx, payment.id, outcome);
  await appendWalletChanged(tx, [payment.playerId], payment.direction);
  return settled;
}

async function reportContradiction(tx: Tx, payment: PaymentView, standing: ProcessorStanding): Promise<void> {
  await appendSignificantEvent(tx, {
    kind: "payment.contradicted",
    severity: "critical",
    subject: { kind: "payment", id: payment.id },
    details: { settledAs: payment.state, processor: payment.processor, processorSays: standing.outcome },
  });
}
