import type { Db } from "@sortes/db";
import {
  type LedgerTotals,
  loadLedgerTotals,
  loadReplayMismatches,
  loadTransferCount,
  type ReplayMismatch,
} from "./wallet.repo.ts";

export interface LedgerVerdict {
  balanced: boolean;
  transfers: bigint;
  totals: LedgerTotals[];
  mismatches: ReplayMismatch[];
}

/**
 * Replays every transfer in one snapshot and compares posted balances, holds and versions of all accounts; checks that each
 * currency sums to zero and that no account is below zero. Reads only; safe while bets come in.
 */
export function verifyLedger({ db }: { db: Db }): Promise<LedgerVerdict> {
  return db.tx(
    async (tx) => {
      await tx.query("set transaction isolation level repeatable read, read only");
      const mismatches = await loadReplayMismatches(tx);
      const totals = await loadLedgerTotals(tx);
      const { count } = await loadTransferCount(tx);
      const balanced =
        mismatches.length === 0 &&
        totals.every((total) => total.sumPostedMinor === 0n && total.negativeAccounts === 0n);
      return { balanced, transfers: count, totals, mismatches };
    },
    { timeoutMs: VERIFY_TIMEOUT_MS },
  );
}

/** A replay of ten million transfers takes well under this on a small machine. */
const VERIFY_TIMEOUT_MS = 600_000;
