import type { Queries } from "@sortes/db";
import type { EntryType, LogHead } from "./log.repo.ts";

/** The head that was signed last; undefined while the log is empty. */
export function loadSignedHead(db: Queries): Promise<LogHead | undefined> {
  return db.maybeOne<LogHead>("select size, note, log_key from log_head where id = 1 and note is not null");
}

/** A stretch of one level's nodes; fewer than `width` where the log has no more. */
export async function loadTileHashes(
  db: Queries,
  { level, from, width }: { level: number; from: bigint; width: number },
): Promise<Uint8Array[]> {
  const rows = await db.query<{ hash: Uint8Array }>(
    "select hash from log_node where level = $1 and index >= $2 and index < $2 + $3::int order by index",
    [level, from, width],
  );
  return rows.map(({ hash }) => hash);
}

/** The texts of a stretch of entries; fewer than `width` where the log has no more. */
export async function loadEntryTexts(
  db: Queries,
  { from, width }: { from: bigint; width: number },
): Promise<string[]> {
  const rows = await db.query<{ statement: string }>(
    "select statement from log_entry where index >= $1 and index < $1 + $2::int order by index",
    [from, width],
  );
  return rows.map(({ statement }) => statement);
}

/** An entry as a list shows it. */
export interface LogEntryView {
  index: bigint;
  type: EntryType;
  at: Date;
  /** The leaf's hash, hex. */
  leafHash: string;
  drawId: string;
  drawNumber: number;
  gameName: string;
  timeZone: string;
}

/** Entries before a place, newest first, of all draws or of one. */
export function loadEntriesBefore(
  db: Queries,
  { before, drawId, limit }: { before: number | null; drawId: string | null; limit: number },
): Promise<LogEntryView[]> {
  return db.query<LogEntryView>(
    `select e.index, e.type, e.created_at as at, encode(n.hash, 'hex') as leaf_hash, d.id as draw_id,
       d.number as draw_number, g.name as game_name, g.time_zone
     from log_entry e join log_node n on n.level = 0 and n.index = e.index
     join draw d on d.id = e.draw_id join game g on g.id = d.game_id
     where ($1::bigint is null or e.index < $1) and ($2::uuid is null or e.draw_id = $2)
     order by e.index desc limit $3`,
    [before, drawId, limit],
  );
}
