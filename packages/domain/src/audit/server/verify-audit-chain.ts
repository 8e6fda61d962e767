import type { Db } from "@sortes/db";
import { computeAuditHash, GENESIS_HASH } from "../audit.core.ts";
import { loadAuditEntriesAfter, loadAuditHead } from "./audit.repo.ts";

export type AuditVerdict =
  | { intact: true; entries: bigint; headHash: string }
  | { intact: false; entries: bigint; brokenAtSeq: bigint; why: "gap" | "previous_hash" | "hash" | "head" };

const PAGE = 1_000;

/** Reads the whole chain in pages of 1,000 and recomputes every hash. Entries appended meanwhile are included. */
export async function verifyAuditChain({ db }: { db: Db }): Promise<AuditVerdict> {
  let seq = 0n;
  let hash = GENESIS_HASH;
  const headAtStart = await loadAuditHead(db);
  for (;;) {
    const entries = await loadAuditEntriesAfter(db, seq, PAGE);
    for (const entry of entries) {
      const { hash: claimed, ...unsigned } = entry;
      if (entry.seq !== seq + 1n) return { intact: false, entries: seq, brokenAtSeq: seq + 1n, why: "gap" };
      if (entry.prevHash !== hash)
        return { intact: false, entries: seq, brokenAtSeq: entry.seq, why: "previous_hash" };
      if (computeAuditHash(unsigned) !== claimed)
        return { intact: false, entries: seq, brokenAtSeq: entry.seq, why: "hash" };
      seq = entry.seq;
      hash = claimed;
      if (seq === headAtStart.seq && hash !== headAtStart.hash)
        return { intact: false, entries: seq, brokenAtSeq: seq, why: "head" };
    }
    if (entries.length < PAGE) break;
  }
  return seq < headAtStart.seq
    ? { intact: false, entries: seq, brokenAtSeq: seq + 1n, why: "gap" }
    : { intact: true, entries: seq, headHash: hash };
}
