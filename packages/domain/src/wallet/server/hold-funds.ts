import type { Tx } from "@sortes/db";
import { Postings } from "../wallet.core.ts";
import { walletErrors } from "../wallet.errors.ts";
import type { Account, Transfer, TransferRequest } from "../wallet.schema.ts";
import { loadDone, requireSameTransfer, transferRow, writePostings } from "./post-transfers.ts";
import {
  loadResolution,
  loadTransfersByOperation,
  lockAccounts,
  lockOpenAccounts,
  type TransferRow,
} from "./wallet.repo.ts";

/**
 * Reserves money for a transfer that is decided later: it cannot be spent meanwhile, and has not moved. Idempotent by
 * operation id.
 */
export async function holdFunds(tx: Tx, request: TransferRequest): Promise<Transfer> {
  const accounts = await lockAccounts(tx, [request.debit, request.credit]);
  const existing = (await loadDone(tx, [request])).get(request.operationId);
  if (existing) {
    requireSameTransfer(existing, request, accounts);
    return existing;
  }
  const postings = new Postings(accounts);
  postings.hold(request);
  return writeOne(tx, postings, transferRow(request, accounts, "pending"));
}

/**
 * Moves what was reserved under `operationId`, all of it unless `amountMinor` is less; the rest of the hold is given back.
 * Happens once: the unique `pending_id` lets no second resolution in. Repeating it answers with the first.
 */
export function postHeld(tx: Tx, operationId: string, amountMinor?: bigint): Promise<Transfer> {
  return resolve(tx, operationId, "post", amountMinor);
}

/** Gives back what was reserved under `operationId`. Happens once; repeating it answers with the first. */
export function voidHeld(tx: Tx, operationId: string): Promise<Transfer> {
  return resolve(tx, operationId, "void", undefined);
}

async function resolve(
  tx: Tx,
  operationId: string,
  phase: "post" | "void",
  amountMinor: bigint | undefined,
): Promise<Transfer> {
  const [pending] = await loadTransfersByOperation(tx, [operationId]);
  if (pending?.phase !== "pending") {
    throw walletErrors.pending_not_found({ details: { operationId } });
  }
  const accounts = await lockOpenAccounts(tx, [pending.debitAccountId, pending.creditAccountId]);
  const moved = amountMinor ?? pending.amountMinor;
  const resolution = await loadResolution(tx, pending.id);
  if (resolution) {
    if (resolution.phase !== phase || resolution.amountMinor !== moved) {
      throw walletErrors.already_resolved({ details: { operationId, phase: resolution.phase } });
    }
    return resolution;
  }
  const postings = new Postings();
  const debit = requireLocked(accounts, pending.debitAccountId);
  if (phase === "post") {
    postings.postHeld(debit, requireLocked(accounts, pending.creditAccountId), pending.amountMinor, moved);
  } else {
    postings.voidHeld(debit, pending.amountMinor);
  }
  const { id, createdAt: _createdAt, ...content } = pending;
  const row = {
    ...content,
    operationId: `${operationId}/${phase}`,
    phase,
    pendingId: id,
    amountMinor: moved,
  };
  return writeOne(tx, postings, row);
}

function requireLocked(accounts: ReadonlyMap<string, Account>, id: string): Account {
  const account = [...accounts.values()].find((candidate) => candidate.id === id);
  if (!account) throw new RangeError(`account ${id} does not exist`);
  return account;
}

async function writeOne(tx: Tx, postings: Postings, row: TransferRow): Promise<Transfer> {
  await writePostings(tx, postings, [row]);
  const [transfer] = await loadTransfersByOperation(tx, [row.operationId]);
  if (!transfer) throw new RangeError("a transfer was not written");
  return transfer;
}
