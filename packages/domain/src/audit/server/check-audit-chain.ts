import type { Db } from "@sortes/db";
import type { Actor } from "../audit.schema.ts";
import { appendAudit } from "./append-audit.ts";
import { type AuditVerdict, verifyAuditChain } from "./verify-audit-chain.ts";

/** `verifyAuditChain` for a person: that he asked, and what he was told, becomes the chain's next entry. */
export async function checkAuditChain(
  { db }: { db: Db },
  { actor }: { actor: Actor },
): Promise<AuditVerdict> {
  const verdict = await verifyAuditChain({ db });
  await db.tx((tx) =>
    appendAudit(tx, {
      actor,
      action: "audit.verify",
      subject: { kind: "audit", id: "chain" },
      after: verdict,
    }),
  );
  return verdict;
}
