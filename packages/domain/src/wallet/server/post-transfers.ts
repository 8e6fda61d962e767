import type { Tx } from "@sortes/db";
import { Postings } from "../wallet.core.ts";
import { walletErrors } from "../wallet.errors.ts";
import { type Account, accountKey, type Transfer, type TransferRequest } from "../wallet.schema.ts";
import {
  loadTransfersByOperation,
  lockAccounts,
  type Stake,
  saveBalances,
  saveStakes,
  saveTransfers,
  type TransferRow,
} from "./wallet.repo.ts";

/**
 * Moves money, all or nothing, as part of the caller's transaction. Each request happens once: a request whose operation id
 * exists already is passed over. Held by the unique operation id and the row locks on the accounts.
 *
 * Requests are applied in the order given, so an earlier one can fund a later one.
 */
export async function postTransfers(tx: Tx, requests: readonly TransferRequest[]): Promise<void> {
  if (requests.length === 0) {
    return;
  }
  const accounts = await lockAccounts(
    tx,
    requests.flatMap((request) => [request.debit, request.credit]),
  );
  const done = await loadDone(tx, requests);
  const postings = new Postings(accounts);
  const rows: TransferRow[] = [];
  for (const request of requests) {
    const existing = done.get(request.operationId);
    if (existing) {
      requireSameTransfer(existing, request, accounts);
      continue;
    }
    postings.move(request);
    rows.push(transferRow(request, accounts, "single"));
  }
  await writePostings(tx, postings, rows);
}

/** For callers that locked the accounts and judged the moves themselves: writes rows and balances, judges nothing. */
export async function writePostings(tx: Tx, postings: Postings, rows: readonly TransferRow[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await Promise.all([saveTransfers(tx, rows), saveBalances(tx, postings.changes())]);
}

/** As `writePostings`, for the stakes of tickets. */
export async function writeStakes(tx: Tx, postings: Postings, stakes: readonly Stake[]): Promise<void> {
  await Promise.all([saveStakes(tx, stakes), saveBalances(tx, postings.changes())]);
}

export function transferRow(
  request: TransferRequest,
  accounts: ReadonlyMap<string, Account>,
  phase: "single" | "pending",
): TransferRow {
  return {
    operationId: request.operationId,
    phase,
    pendingId: null,
    debitAccountId: requireAccount(accounts, request.debit).id,
    creditAccountId: requireAccount(accounts, request.credit).id,
    amountMinor: request.amountMinor,
    currency: request.debit.currency,
    kind: request.kind,
    referenceKind: request.reference.kind,
    referenceId: request.reference.id,
  };
}

export async function loadDone(tx: Tx, requests: readonly TransferRequest[]): Promise<Map<string, Transfer>> {
  const existing = await loadTransfersByOperation(
    tx,
    requests.map((request) => request.operationId),
  );
  return new Map(existing.map((transfer) => [transfer.operationId, transfer]));
}

export function requireSameTransfer(
  existing: Transfer,
  request: TransferRequest,
  accounts: ReadonlyMap<string, Account>,
): void {
  const same =
    existing.amountMinor === request.amountMinor &&
    existing.kind === request.kind &&
    existing.debitAccountId === requireAccount(accounts, request.debit).id &&
    existing.creditAccountId === requireAccount(accounts, request.credit).id;
  if (!same) {
    throw walletErrors.operation_mismatch({ details: { operationId: request.operationId } });
  }
}

function requireAccount(accounts: ReadonlyMap<string, Account>, ref: TransferRequest["debit"]): Account {
  const account = accounts.get(accountKey(ref));
  if (!account) throw new RangeError(`account ${accountKey(ref)} was not locked`);
  return account;
}
