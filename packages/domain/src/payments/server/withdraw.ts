import type { Db } from "@sortes/db";
import { appendWalletChanged } from "../../outbox/server/index.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { holdFunds } from "../../wallet/server/index.ts";
import { paymentErrors } from "../payment.errors.ts";
import type { PaymentView } from "../payment.schema.ts";
import { callProcessor, type PaymentPorts } from "./call-processor.ts";
import { hasPaidInWith } from "./payment.repo.ts";
import { operationId, recordFirstAnswer } from "./record-standing.ts";
import { type PaymentAsked, startPayment } from "./start-payment.ts";

/**
 * Pays money out to an instrument the player has paid in with. Guarantee: what is on its way cannot be spent, leaves the books
 * only when the processor paid it, and comes back when it did not. Held by the pending transfer `withdrawal:<payment>`, written
 * in the transaction that writes the payment, and its single resolution.
 *
 * Open to players who excluded themselves: their money stays theirs.
 *
 * @throws payment.idempotency_mismatch, .amount_out_of_range, .account_not_active, .instrument_not_own,
 * .processor_unavailable; wallet.insufficient_funds.
 */
export async function withdraw(ports: { db: Db } & PaymentPorts, asked: PaymentAsked): Promise<PaymentView> {
  const { db, processor } = ports;
  const { playerId, instrument } = asked;
  const { payment, isNew } = await db.tx(async (tx) => {
    const started = await startPayment(
      tx,
      { ...asked, direction: "withdrawal", processor },
      async (payer) => {
        if (payer.status === "suspended") throw paymentErrors.account_not_active();
        if (!(await hasPaidInWith(tx, playerId, instrument))) throw paymentErrors.instrument_not_own();
      },
    );
    if (!started.isNew) return started;
    const { id, currency, amountMinor } = started.payment;
    await holdFunds(tx, {
      operationId: operationId(started.payment),
      debit: playerCash(playerId, currency),
      credit: houseAccount("bank", currency),
      amountMinor,
      kind: "withdrawal",
      reference: { kind: "payment", id },
    });
    await appendWalletChanged(tx, [playerId], "withdrawal");
    return started;
  });
  if (!isNew) return payment;
  const standing = await callProcessor(ports, (signal) =>
    processor.payOut(
      { reference: payment.id, amountMinor: payment.amountMinor, currency: payment.currency, instrument },
      signal,
    ),
  );
  return recordFirstAnswer({ db }, { paymentId: payment.id, standing });
}
