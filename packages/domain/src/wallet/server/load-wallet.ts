import type { Db } from "@sortes/db";
import { availableMinor } from "../wallet.core.ts";
import { loadAccounts, loadStatement, type StatementRow } from "./wallet.repo.ts";

export interface WalletView {
  currency: string;
  postedMinor: bigint;
  heldMinor: bigint;
  availableMinor: bigint;
}

/** A player's cash balance; zero when nothing was ever paid in. */
export async function loadWallet(
  { db }: { db: Db },
  input: { playerId: string; currency: string },
): Promise<WalletView> {
  const cash = await findCash(db, input);
  return {
    currency: input.currency,
    postedMinor: cash?.postedMinor ?? 0n,
    heldMinor: cash?.heldMinor ?? 0n,
    availableMinor: cash ? availableMinor(cash) : 0n,
  };
}

export interface StatementQuery {
  playerId: string;
  currency: string;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Rows to pass over, 0 for the first page. */
  offset: number;
  /** 1–10,000. */
  limit: number;
}

/** Movements, newest first, each with the balance after it. */
export async function loadWalletStatement(
  { db }: { db: Db },
  query: StatementQuery,
): Promise<{ items: StatementRow[]; nextOffset: number | undefined }> {
  const cash = await findCash(db, query);
  if (!cash) {
    return { items: [], nextOffset: undefined };
  }
  const rows = await loadStatement(
    db,
    { accountId: cash.id, playerId: query.playerId },
    { ...query, limit: query.limit + 1 },
  );
  return {
    items: rows.slice(0, query.limit),
    nextOffset: rows.length > query.limit ? query.offset + query.limit : undefined,
  };
}

async function findCash(db: Db, { playerId, currency }: { playerId: string; currency: string }) {
  const accounts = await loadAccounts(db, "player", playerId);
  return accounts.find((account) => account.kind === "cash" && account.currency === currency);
}
