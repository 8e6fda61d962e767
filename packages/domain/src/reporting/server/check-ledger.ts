import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { type LedgerVerdict, verifyLedger } from "../../wallet/server/index.ts";

/** `verifyLedger` for a person: that he asked, and what he was told, is noted in the audit log. */
export async function checkLedger({ db }: { db: Db }, { actor }: { actor: Actor }): Promise<LedgerVerdict> {
  const verdict = await verifyLedger({ db });
  const { balanced, transfers, mismatches } = verdict;
  await db.tx((tx) =>
    appendAudit(tx, {
      actor,
      action: "ledger.verify",
      subject: { kind: "ledger", id: "all" },
      after: { balanced, transfers, mismatches: mismatches.length },
    }),
  );
  return verdict;
}
