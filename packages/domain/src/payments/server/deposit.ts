import type { Db, Tx } from "@sortes/db";
import { requireDepositAllowed } from "../../protection/server/index.ts";
import { paymentErrors } from "../payment.errors.ts";
import type { PaymentView } from "../payment.schema.ts";
import { callProcessor, type PaymentPorts } from "./call-processor.ts";
import { loadUnsuccessfulDepositsCount, type Payer } from "./payment.repo.ts";
import { recordFirstAnswer } from "./record-standing.ts";
import { type PaymentAsked, startPayment } from "./start-payment.ts";

/**
 * Pays money in. Guarantee: one key makes one payment and at most one transfer, and money that the processor took is credited,
 * whatever breaks in between. Held by the unique (player, key), the pending row that is committed before the processor is
 * called, the operation id `deposit:<payment>`, and the sweep that asks about what stayed pending.
 *
 * Answers `pending` when the processor did not say in time. A repeated request gets the payment as it now is.
 *
 * @throws payment.idempotency_mismatch, .amount_out_of_range, .account_not_active, .too_many_failures,
 * .processor_unavailable; what `requireDepositAllowed` refuses.
 */
export async function deposit(ports: { db: Db } & PaymentPorts, asked: PaymentAsked): Promise<PaymentView> {
  const { db, processor } = ports;
  const { payment, isNew } = await db.tx((tx) =>
    startPayment(tx, { ...asked, direction: "deposit", processor }, (payer) =>
      requireDepositPossible(tx, payer, asked.amountMinor),
    ),
  );
  if (!isNew) return payment;
  const standing = await callProcessor(ports, (signal) =>
    processor.charge(
      {
        reference: payment.id,
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        instrument: payment.instrument,
      },
      signal,
    ),
  );
  return recordFirstAnswer({ db }, { paymentId: payment.id, standing });
}

/** Five failures in a row look like somebody trying stolen cards; ten minutes spoil that without losing a customer. */
const FAILED_DEPOSITS = { max: 5n, withinMs: 600_000 };

async function requireDepositPossible(tx: Tx, payer: Payer, amountMinor: bigint): Promise<void> {
  const { playerId } = payer;
  if (payer.status !== "active") throw paymentErrors.account_not_active();
  if ((await loadUnsuccessfulDepositsCount(tx, playerId, FAILED_DEPOSITS.withinMs)) >= FAILED_DEPOSITS.max) {
    throw paymentErrors.too_many_failures();
  }
  await requireDepositAllowed(tx, { playerId, amountMinor });
}
