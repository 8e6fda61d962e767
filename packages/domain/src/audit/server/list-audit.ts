import type { Db } from "@sortes/db";
import { loadAuditPage } from "./audit.repo.ts";

export interface AuditFilter {
  actorId?: string | undefined;
  subjectId?: string | undefined;
  /** Part of an action's name. */
  action?: string | undefined;
  /** Sequence number to continue below. */
  cursor?: bigint | undefined;
  /** 1–100. */
  limit: number;
}

/** Entries, newest first. `nextCursor` is undefined on the last page. */
export async function listAudit({ db }: { db: Db }, filter: AuditFilter) {
  const { cursor, limit, ...where } = filter;
  const rows = await loadAuditPage(db, { ...where, beforeSeq: cursor }, limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.seq : undefined };
}
