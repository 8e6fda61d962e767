import type { Db, Queries, Tx } from "@sortes/db";
import { toJson } from "@sortes/db";
import type { AuditEntry } from "../audit.schema.ts";

/** `now` is cut to milliseconds: a hash over more digits than a reader gets back could not be checked. */
export function lockAuditHead(tx: Tx): Promise<{ seq: bigint; hash: string; now: Date }> {
  return tx.one(
    "select seq, hash, date_trunc('milliseconds', clock_timestamp()) as now from audit_head where id = 1 for update",
  );
}

export async function saveAuditEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.query(
    `with entry as (
       insert into audit_entry (seq, at, actor_kind, actor_id, action, subject_kind, subject_id, before, after, reason, prev_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11, $12)
     )
     update audit_head set seq = $1, hash = $12 where id = 1`,
    [
      entry.seq,
      entry.at,
      entry.actorKind,
      entry.actorId,
      entry.action,
      entry.subjectKind,
      entry.subjectId,
      toJson(entry.before),
      toJson(entry.after),
      entry.reason,
      entry.prevHash,
      entry.hash,
    ],
  );
}

export function loadAuditEntriesAfter(db: Queries, seq: bigint, limit: number): Promise<AuditEntry[]> {
  return db.query<AuditEntry>("select * from audit_entry where seq > $1 order by seq limit $2", [seq, limit]);
}

export function loadAuditHead(db: Queries): Promise<{ seq: bigint; hash: string }> {
  return db.one("select seq, hash from audit_head where id = 1");
}

export interface AuditWhere {
  actorId?: string | undefined;
  subjectId?: string | undefined;
  action?: string | undefined;
  beforeSeq?: bigint | undefined;
}

export function loadAuditPage(db: Db, where: AuditWhere, limit: number) {
  return db.read.auditEntry.findMany({
    where: {
      ...(where.actorId ? { actorId: where.actorId } : {}),
      ...(where.subjectId ? { subjectId: where.subjectId } : {}),
      ...(where.action ? { action: { contains: where.action } } : {}),
      ...(where.beforeSeq === undefined ? {} : { seq: { lt: where.beforeSeq } }),
    },
    orderBy: { seq: "desc" },
    take: limit,
  });
}
