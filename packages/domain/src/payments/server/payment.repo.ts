import type { Db, Queries, Tx } from "@sortes/db";
import { NEVER_RECEIVED } from "../payment.core.ts";
import type { PaymentDirection, PaymentView } from "../payment.schema.ts";

const COLUMNS = `id, player_id, direction::text as direction, amount_minor, currency::text as currency, state::text as state,
  instrument, processor, processor_ref, failure_code, created_at, settled_at`;

export interface Payer {
  playerId: string;
  status: "active" | "suspended" | "closed";
  currency: string;
}

/**
 * Locks the player, so that his payments are judged one after the other: two tabs cannot both pass a limit that allows one.
 * NO KEY UPDATE, because rows that merely refer to the player (tickets, payouts) need not wait.
 */
export function lockPayer(tx: Tx, playerId: string): Promise<Payer | undefined> {
  return tx.maybeOne<Payer>(
    `select p.id as player_id, p.status::text as status, j.currency::text as currency
     from player p join jurisdiction j on j.code = p.jurisdiction_code
     where p.id = $1 for no key update of p`,
    [playerId],
  );
}

export function loadPaymentByKey(
  tx: Tx,
  playerId: string,
  idempotencyKey: string,
): Promise<(PaymentView & { inputHash: string }) | undefined> {
  return tx.maybeOne(
    `select ${COLUMNS}, input_hash::text as input_hash from payment where player_id = $1 and idempotency_key = $2`,
    [playerId, idempotencyKey],
  );
}

export interface NewPayment {
  playerId: string;
  direction: PaymentDirection;
  amountMinor: bigint;
  currency: string;
  instrument: string;
  idempotencyKey: string;
  inputHash: string;
  processor: string;
  /** When to ask what became of it, should nobody have said by then. */
  askAfterMs: number;
}

export function savePayment(tx: Tx, payment: NewPayment): Promise<PaymentView> {
  return tx.one<PaymentView>(
    `insert into payment (player_id, direction, amount_minor, currency, instrument, idempotency_key, input_hash, processor,
       next_ask_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + make_interval(secs => $9 / 1000.0))
     returning ${COLUMNS}`,
    [
      payment.playerId,
      payment.direction,
      payment.amountMinor,
      payment.currency,
      payment.instrument,
      payment.idempotencyKey,
      payment.inputHash,
      payment.processor,
      payment.askAfterMs,
    ],
  );
}

export interface LockedPayment extends PaymentView {
  asksCount: number;
  ageMs: number;
  /** Nobody is waiting for the processor's answer any more. */
  isDue: boolean;
}

export function lockPayment(tx: Tx, paymentId: string): Promise<LockedPayment | undefined> {
  return tx.maybeOne<LockedPayment>(
    `with locked as materialized (select * from payment where id = $1 for update)
     select ${COLUMNS}, asks_count,
       (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as age_ms,
       coalesce(next_ask_at <= clock_timestamp(), false) as is_due
     from locked`,
    [paymentId],
  );
}

export function settlePaymentRow(
  tx: Tx,
  paymentId: string,
  outcome: { state: "succeeded" | "failed"; processorRef: string | null; failureCode: string | null },
): Promise<PaymentView> {
  return tx.one<PaymentView>(
    `update payment set state = $2::payment_state, processor_ref = $3, failure_code = $4, settled_at = clock_timestamp(),
       next_ask_at = null
     where id = $1 returning ${COLUMNS}`,
    [paymentId, outcome.state, outcome.processorRef, outcome.failureCode],
  );
}

/** Puts the next question off and counts this one. */
export async function savePaymentAsk(tx: Tx, paymentId: string, askAgainMs: number): Promise<void> {
  await tx.query(
    `update payment set asks_count = asks_count + 1, next_ask_at = clock_timestamp() + make_interval(secs => $2 / 1000.0)
     where id = $1`,
    [paymentId, askAgainMs],
  );
}

/** Notes why the payment is in doubt and makes the next question due at once. */
export function savePaymentDoubt(tx: Tx, paymentId: string, reason: string): Promise<PaymentView> {
  return tx.one<PaymentView>(
    `update payment set failure_code = $2, next_ask_at = clock_timestamp() where id = $1 returning ${COLUMNS}`,
    [paymentId, reason],
  );
}

/**
 * Deposits of the player within the last `withinMs` that failed, or that nobody has answered yet: those may fail still, and whoever
 * tries stolen cards would send them all at once.
 */
export async function loadUnsuccessfulDepositsCount(
  tx: Tx,
  playerId: string,
  withinMs: number,
): Promise<bigint> {
  const { count } = await tx.one<{ count: bigint }>(
    `select count(*) as count from payment
     where player_id = $1 and direction = 'deposit' and state <> 'succeeded'
       and coalesce(settled_at, created_at) > clock_timestamp() - make_interval(secs => $2 / 1000.0)`,
    [playerId, withinMs],
  );
  return count;
}

/** Deposits of the player that the processor declined within the last `withinMs`; one that never reached it says nothing of a card. */
export async function loadDeclinedDepositsCount(tx: Tx, playerId: string, withinMs: number): Promise<bigint> {
  const { count } = await tx.one<{ count: bigint }>(
    `select count(*) as count from payment
     where player_id = $1 and direction = 'deposit' and state = 'failed' and failure_code is distinct from $3
       and settled_at > clock_timestamp() - make_interval(secs => $2 / 1000.0)`,
    [playerId, withinMs, NEVER_RECEIVED],
  );
  return count;
}

export async function hasPaidInWith(tx: Tx, playerId: string, instrument: string): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(
    `select exists (
       select from payment where player_id = $1 and instrument = $2 and direction = 'deposit' and state = 'succeeded'
     ) as found`,
    [playerId, instrument],
  );
  return found;
}

/** Instruments from which the player's money has come, by token. */
export async function loadPaidInWith(db: Queries, playerId: string): Promise<string[]> {
  const rows = await db.query<{ instrument: string }>(
    `select distinct instrument from payment
     where player_id = $1 and direction = 'deposit' and state = 'succeeded' order by instrument limit 100`,
    [playerId],
  );
  return rows.map((row) => row.instrument);
}

export async function loadPaymentIdsInDoubt(db: Queries, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from payment where state = 'pending' and next_ask_at <= clock_timestamp() order by next_ask_at limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

export function loadPaymentPage(
  db: Db,
  where: { playerId: string; beforeId: string | undefined },
  limit: number,
): Promise<PaymentView[]> {
  return db.read.payment.findMany({
    // Ids are uuidv7, so their order is the order of creation.
    where: { playerId: where.playerId, ...(where.beforeId ? { id: { lt: where.beforeId } } : {}) },
    orderBy: { id: "desc" },
    take: limit,
    omit: { idempotencyKey: true, inputHash: true, asksCount: true, nextAskAt: true },
  });
}
