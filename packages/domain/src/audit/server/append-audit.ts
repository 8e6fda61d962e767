import { type Tx, toJson } from "@sortes/db";
import { computeAuditHash } from "../audit.core.ts";
import type { AuditInput } from "../audit.schema.ts";
import { lockAuditHead, saveAuditEntry } from "./audit.repo.ts";

/**
 * Appends an entry to the chain, as part of the caller's transaction. The lock on the head row keeps the order gapless.
 * Call it late in the transaction: every other audited action waits for this one to end.
 */
export async function appendAudit(tx: Tx, input: AuditInput): Promise<void> {
  const head = await lockAuditHead(tx);
  const unsigned = {
    seq: head.seq + 1n,
    at: head.now,
    actorKind: input.actor.kind,
    actorId: input.actor.id,
    action: input.action,
    subjectKind: input.subject.kind,
    subjectId: input.subject.id,
    before: asStored(input.before),
    after: asStored(input.after),
    reason: input.reason ?? "",
    prevHash: head.hash,
  };
  await saveAuditEntry(tx, { ...unsigned, hash: computeAuditHash(unsigned) });
}

/** Hashed as it will be read back: dates as text, bigints as decimal strings, absent as null. */
function asStored(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(toJson(value));
}
