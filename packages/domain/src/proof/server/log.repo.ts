import { bigintArray, bytesArray, type Queries, type Tx } from "@sortes/db";
import type { LogNode } from "../log.core.ts";

const HASH_BYTES = 32;

export type EntryType = "terms" | "checkpoint" | "seal" | "published";

export interface EntryRow {
  index: bigint;
  type: EntryType;
  drawId: string;
  statement: string;
}

export interface LogHead {
  size: bigint;
  /** Signed by the log key: a C2SP tlog-checkpoint. */
  note: string;
  /** `name+key id+base64`. */
  logKey: string;
}

/** The lock on the log: the last one a transaction takes. */
export async function lockLogSize(tx: Tx): Promise<bigint> {
  const { size } = await tx.one<{ size: bigint }>("select size from log_head where id = 1 for update");
  return size;
}

/** Nodes of ranges `[from, from + count)` of their levels, in order. */
export function loadLogNodes(
  db: Queries,
  ranges: readonly { level: number; from: bigint; count: number }[],
): Promise<LogNode[]> {
  return db.query<LogNode>(
    `select n.level, n.index, n.hash from unnest($1::int[], $2::bigint[], $3::int[]) as r(level, first, count)
     join log_node n on n.level = r.level and n.index >= r.first and n.index < r.first + r.count order by n.level, n.index`,
    [ranges.map(({ level }) => level), ranges.map(({ from }) => from), ranges.map(({ count }) => count)],
  );
}

export async function saveLog(
  tx: Tx,
  { entries, nodes, head }: { entries: readonly EntryRow[]; nodes: readonly LogNode[]; head: LogHead },
): Promise<void> {
  await tx.query(
    `insert into log_entry (index, type, draw_id, statement)
     select * from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[])`,
    [
      entries.map(({ index }) => index),
      entries.map(({ type }) => type),
      entries.map(({ drawId }) => drawId),
      entries.map(({ statement }) => statement),
    ],
  );
  await tx.query(
    "insert into log_node (level, index, hash) select * from unnest($1::int[], $2::bigint[], $3::bytea[])",
    [
      nodes.map(({ level }) => level),
      bigintArray(nodes.map(({ index }) => index)),
      bytesArray(Buffer.concat(nodes.map(({ hash }) => hash)), HASH_BYTES),
    ],
  );
  await tx.query("update log_head set size = $1, note = $2, log_key = $3 where id = 1", [
    head.size,
    head.note,
    head.logKey,
  ]);
}

/** The newest entry of a draw and type. */
export function loadEntry(db: Queries, drawId: string, type: EntryType): Promise<EntryRow | undefined> {
  return db.maybeOne<EntryRow>(
    `select index, type, draw_id, statement from log_entry where draw_id = $1 and type = $2
     order by index desc limit 1`,
    [drawId, type],
  );
}
