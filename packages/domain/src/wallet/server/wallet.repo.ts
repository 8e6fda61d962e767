import { bigintArray, type Db, type Queries, type Tx, textArray, uuidArray } from "@sortes/db";
import type { AccountChange } from "../wallet.core.ts";
import { allowsNegative } from "../wallet.core.ts";
import { type Account, type AccountRef, accountKey, type Transfer } from "../wallet.schema.ts";

const ACCOUNT_COLUMNS = `id, owner_kind::text as owner_kind, owner_id, kind::text as kind, currency::text as currency,
  posted_minor, held_minor, allow_negative`;

const TRANSFER_COLUMNS = `id, coalesce(operation_id, 'stake:' || id) as operation_id, phase::text as phase, pending_id, debit_account_id, credit_account_id,
  amount_minor, currency::text as currency, kind::text as kind, reference_kind,
  coalesce(reference_id, id::text) as reference_id, created_at`;

/**
 * Locks the named accounts in id order, opening those that do not exist yet. Keyed by `accountKey`.
 * Two batches that share accounts wait for each other here and cannot deadlock.
 */
export async function lockAccounts(tx: Tx, refs: readonly AccountRef[]): Promise<Map<string, Account>> {
  return lockOpenAccounts(tx, [...(await openAccounts(tx, refs)).values()]);
}

/**
 * The ids of the named accounts by `accountKey`, after opening those that do not exist yet. Locks nothing that exists, so a caller
 * who has to wait for other locks first can ask before them; an account never goes away.
 */
export async function openAccounts(tx: Tx, refs: readonly AccountRef[]): Promise<Map<string, string>> {
  const wanted = new Map(refs.map((ref) => [accountKey(ref), ref]));
  const found = await loadAccountIds(tx, [...wanted.values()]);
  const missing = [...wanted].flatMap(([key, ref]) => (found.has(key) ? [] : [ref]));
  if (missing.length === 0) return found;
  await createAccounts(tx, missing);
  return loadAccountIds(tx, [...wanted.values()]);
}

/** Locks accounts in id order. Keyed by `accountKey`. */
export async function lockOpenAccounts(tx: Tx, ids: readonly string[]): Promise<Map<string, Account>> {
  const rows = await tx.query<Account>(
    {
      name: "wallet.lock_accounts",
      text: `select ${ACCOUNT_COLUMNS} from account where id = any($1::uuid[]) order by account.id for update`,
    },
    [uuidArray(ids)],
  );
  return new Map(rows.map((row) => [accountKey(row), row]));
}

/** An account by its name and the id that it keeps. */
export type KnownAccount = AccountRef & Pick<Account, "id">;

/** Locks accounts in id order and reads only what can change; one that is not there is left out. */
export async function lockKnownAccounts(tx: Tx, known: readonly KnownAccount[]): Promise<Account[]> {
  const rows = await tx.query<Pick<Account, "id" | "postedMinor" | "heldMinor">>(
    {
      name: "wallet.lock_balances",
      text: "select id, posted_minor, held_minor from account where id = any($1::uuid[]) order by id for update",
    },
    [uuidArray(known.map(({ id }) => id))],
  );
  const accountById = new Map(known.map((account) => [account.id, account]));
  return rows.flatMap((row) => {
    const account = accountById.get(row.id);
    return account ? [{ ...account, ...row, allowNegative: allowsNegative(account) }] : [];
  });
}

/** The ids of those of the named accounts that exist, by `accountKey`. */
export async function loadAccountIds(tx: Tx, refs: readonly AccountRef[]): Promise<Map<string, string>> {
  const rows = await tx.query<AccountRef & { id: string }>(
    {
      name: "wallet.load_account_ids",
      text: `select a.id, a.owner_kind::text as owner_kind, a.owner_id, a.kind::text as kind, a.currency::text as currency
        from unnest($1::owner_kind[], $2::text[], $3::account_kind[], $4::bpchar[]) as r(owner_kind, owner_id, kind, currency)
        join account a using (owner_kind, owner_id, kind, currency)`,
    },
    columnsOf(refs),
  );
  return new Map(rows.map((row) => [accountKey(row), row.id]));
}

async function createAccounts(tx: Tx, refs: readonly AccountRef[]): Promise<void> {
  await tx.query(
    {
      name: "wallet.create_accounts",
      text: `insert into account (owner_kind, owner_id, kind, currency, allow_negative)
        select * from unnest($1::owner_kind[], $2::text[], $3::account_kind[], $4::bpchar[], $5::boolean[])
        order by 1, 2, 3, 4
        on conflict (owner_kind, owner_id, kind, currency) do nothing`,
    },
    [...columnsOf(refs), refs.map(allowsNegative)],
  );
}

function columnsOf(refs: readonly AccountRef[]): unknown[] {
  return [
    refs.map((ref) => ref.ownerKind),
    refs.map((ref) => ref.ownerId),
    refs.map((ref) => ref.kind),
    refs.map((ref) => ref.currency),
  ];
}

export async function saveBalances(tx: Tx, changes: readonly AccountChange[]): Promise<void> {
  await tx.query(
    {
      name: "wallet.save_balances",
      text: `update account a
        set posted_minor = a.posted_minor + c.posted, held_minor = a.held_minor + c.held, version = a.version + c.touches
        from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as c(id, posted, held, touches)
        where a.id = c.id`,
    },
    [
      uuidArray(changes.map((change) => change.accountId)),
      bigintArray(changes.map((change) => change.postedMinor)),
      bigintArray(changes.map((change) => change.heldMinor)),
      bigintArray(changes.map((change) => change.touches)),
    ],
  );
}

/** The database gives the id and the instant. */
export type TransferRow = Omit<Transfer, "id" | "createdAt">;

/** Rows of one sort share a statement, which then names the sort once instead of once a row. */
export async function saveTransfers(tx: Tx, rows: readonly TransferRow[]): Promise<void> {
  const sorts = Map.groupBy(rows, ({ phase, kind, currency, referenceKind }) =>
    [phase, kind, currency, referenceKind].join("/"),
  );
  await Promise.all([...sorts.values()].map((sort) => saveTransfersOfOneSort(tx, sort)));
}

async function saveTransfersOfOneSort(tx: Tx, rows: readonly TransferRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await tx.query(
    {
      name: "wallet.save_transfers",
      text: `insert into transfer (operation_id, pending_id, debit_account_id, credit_account_id, amount_minor, reference_id,
          phase, kind, currency, reference_kind)
        select u.*, $7::transfer_phase, $8::transfer_kind, $9::bpchar, $10::text
        from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[]) as u`,
    },
    [
      textArray(rows.map((row) => row.operationId)),
      uuidArray(rows.map((row) => row.pendingId)),
      uuidArray(rows.map((row) => row.debitAccountId)),
      uuidArray(rows.map((row) => row.creditAccountId)),
      bigintArray(rows.map((row) => row.amountMinor)),
      textArray(rows.map((row) => row.referenceId)),
      first.phase,
      first.kind,
      first.currency,
      first.referenceKind,
    ],
  );
}

/**
 * What a ticket costs. The transfer has the ticket's id, which says all about it: so the primary key says that it is paid once, and
 * it needs neither an operation nor a reference.
 */
export interface Stake {
  ticketId: string;
  debitAccountId: string;
  creditAccountId: string;
  amountMinor: bigint;
  currency: string;
}

export async function saveStakes(tx: Tx, stakes: readonly Stake[]): Promise<void> {
  await Promise.all(
    [...Map.groupBy(stakes, ({ currency }) => currency)].map(([currency, sort]) =>
      tx.query(
        {
          name: "wallet.save_stakes",
          text: `insert into transfer (id, debit_account_id, credit_account_id, amount_minor, currency, phase, kind, reference_kind)
            select u.*, $5::bpchar, 'single', 'stake', 'ticket'
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) as u`,
        },
        [
          uuidArray(sort.map((stake) => stake.ticketId)),
          uuidArray(sort.map((stake) => stake.debitAccountId)),
          uuidArray(sort.map((stake) => stake.creditAccountId)),
          bigintArray(sort.map((stake) => stake.amountMinor)),
          currency,
        ],
      ),
    ),
  );
}

export function loadTransfersByOperation(db: Queries, operationIds: readonly string[]): Promise<Transfer[]> {
  return db.query<Transfer>(
    {
      name: "wallet.load_by_operation",
      text: `select ${TRANSFER_COLUMNS} from transfer where operation_id = any($1::text[])`,
    },
    [operationIds],
  );
}

/** The transfer that posted or voided a pending one. */
export function loadResolution(db: Queries, pendingId: string): Promise<Transfer | undefined> {
  return db.maybeOne<Transfer>(`select ${TRANSFER_COLUMNS} from transfer where pending_id = $1`, [pendingId]);
}

export function loadAccounts(db: Queries, ownerKind: string, ownerId: string): Promise<Account[]> {
  return db.query<Account>(
    `select ${ACCOUNT_COLUMNS} from account where owner_kind = $1::owner_kind and owner_id = $2 order by kind`,
    [ownerKind, ownerId],
  );
}

export interface StatementRow extends Transfer {
  /** Signed effect on the account's posted balance. */
  changeMinor: bigint;
  balanceAfterMinor: bigint;
}

/**
 * Posted movements of a player's account, newest first, each with the balance after it. The running balance is computed down from
 * the posted balance, so a page costs what it and the newer rows cost.
 */
export function loadStatement(
  db: Db,
  { accountId, playerId }: { accountId: string; playerId: string },
  page: { from?: Date | undefined; to?: Date | undefined; offset: number; limit: number },
): Promise<StatementRow[]> {
  return db.query<StatementRow>(
    `with movement as (
       select ${TRANSFER_COLUMNS},
         case when credit_account_id = $1 then amount_minor else -amount_minor end as change_minor
       from transfer
       where (debit_account_id = $1 or credit_account_id = $1) and operation_id is not null and phase in ('single', 'post')
       union all
       select ${TRANSFER_COLUMNS}, -amount_minor
       from transfer
       where id = any(array(select k.id from ticket k where k.player_id = $6)) and debit_account_id = $1 and operation_id is null
     ), running as (
       select *, (select posted_minor from account where id = $1)
         - coalesce(sum(change_minor) over (order by created_at desc, id desc rows between unbounded preceding and 1 preceding), 0)::bigint
         as balance_after_minor
       from movement
     )
     select * from running
     where ($2::timestamptz is null or created_at >= $2) and ($3::timestamptz is null or created_at < $3)
     order by created_at desc, id desc offset $4 limit $5`,
    [accountId, page.from ?? null, page.to ?? null, page.offset, page.limit, playerId],
  );
}

export interface ReplayMismatch {
  accountId: string;
  ownerKind: string;
  ownerId: string;
  kind: string;
  postedMinor: bigint;
  replayedPostedMinor: bigint;
  heldMinor: bigint;
  replayedHeldMinor: bigint;
  version: bigint;
  replayedVersion: bigint;
}

/** Replays every transfer and returns the accounts (at most 100) whose stored figures differ. */
export function loadReplayMismatches(tx: Tx): Promise<ReplayMismatch[]> {
  return tx.query<ReplayMismatch>(
    `with effect as (
       select debit_account_id as account_id,
         case when phase in ('single', 'post') then -amount_minor else 0 end as posted,
         case when phase = 'pending' then amount_minor else 0 end as held
       from transfer
       union all
       select credit_account_id, amount_minor, 0 from transfer where phase in ('single', 'post')
       union all
       select t.debit_account_id, 0, -p.amount_minor from transfer t join transfer p on p.id = t.pending_id
     ), touch as (
       select debit_account_id as account_id from transfer
       union all
       select credit_account_id from transfer where phase in ('single', 'post')
     ), replayed as (
       select account_id, sum(posted)::bigint as posted, sum(held)::bigint as held from effect group by account_id
     ), touched as (
       select account_id, count(*) as touches from touch group by account_id
     )
     select a.id as account_id, a.owner_kind::text as owner_kind, a.owner_id, a.kind::text as kind, a.posted_minor,
       coalesce(r.posted, 0) as replayed_posted_minor, a.held_minor, coalesce(r.held, 0) as replayed_held_minor, a.version,
       coalesce(t.touches, 0) as replayed_version
     from account a left join replayed r on r.account_id = a.id left join touched t on t.account_id = a.id
     where a.posted_minor <> coalesce(r.posted, 0) or a.held_minor <> coalesce(r.held, 0) or a.version <> coalesce(t.touches, 0)
     order by a.id limit 100`,
  );
}

export interface LedgerTotals {
  currency: string;
  accounts: bigint;
  sumPostedMinor: bigint;
  negativeAccounts: bigint;
}

export function loadLedgerTotals(tx: Tx): Promise<LedgerTotals[]> {
  return tx.query<LedgerTotals>(
    `select currency::text as currency, count(*) as accounts, sum(posted_minor)::bigint as sum_posted_minor,
       count(*) filter (where not allow_negative and posted_minor - held_minor < 0) as negative_accounts
     from account group by currency order by currency`,
  );
}

export function loadTransferCount(tx: Tx): Promise<{ count: bigint }> {
  return tx.one("select count(*) as count from transfer");
}
