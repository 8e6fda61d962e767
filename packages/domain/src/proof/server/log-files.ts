import type { Queries } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { proofErrors } from "../proof.errors.ts";
import type { TilePath } from "../tile-path.core.ts";
import { BLOCK } from "../tree.core.ts";
import type { LogHead } from "./log.repo.ts";
import {
  type LogEntryView,
  loadEntriesBefore,
  loadEntryTexts,
  loadSignedHead,
  loadTileHashes,
} from "./log-files.repo.ts";

/** C2SP tlog-tiles writes the length of an entry in two bytes. */
const ENTRY_BYTES_MAX = 0xffff;

/**
 * The log's newest signed head: the only one of its files that changes.
 *
 * @throws proof.log_file_not_found while nothing was appended.
 */
export async function loadLogHead({ db }: { db: Queries }): Promise<LogHead> {
  const head = await loadSignedHead(db);
  if (!head) throw proofErrors.log_file_not_found();
  return head;
}

/**
 * A tile of C2SP tlog-tiles: hashes of one level end to end, or entries each after its length in two bytes. What it holds never changes,
 * and a narrower tile stays when the log has outgrown it.
 *
 * @throws proof.log_file_not_found when the log does not fill it.
 */
export async function loadLogTile(
  { db }: { db: Queries },
  { level, index, width }: TilePath,
): Promise<Uint8Array<ArrayBuffer>> {
  const from = index * BigInt(BLOCK);
  const parts =
    level === "entries"
      ? (await loadEntryTexts(db, { from, width })).map(lengthBefore)
      : await loadTileHashes(db, { level, from, width });
  if (parts.length < width) throw proofErrors.log_file_not_found();
  return Uint8Array.from(Buffer.concat(parts));
}

function lengthBefore(entry: string): Buffer {
  const bytes = Buffer.from(`  ${entry}`);
  const length = bytes.length - 2;
  assertInvariant(length <= ENTRY_BYTES_MAX, "an entry of the log is too long for a tile");
  bytes.writeUInt16BE(length);
  return bytes;
}

export interface LogPage {
  items: LogEntryView[];
  nextCursor: number | undefined;
}

/** Entries of the log, newest first. `cursor` is the place of the last entry of the page before; `limit` 1–100. */
export async function listLogEntries(
  { db }: { db: Queries },
  { drawId, cursor, limit }: { drawId?: string | undefined; cursor?: number | undefined; limit: number },
): Promise<LogPage> {
  const rows = await loadEntriesBefore(db, {
    before: cursor ?? null,
    drawId: drawId ?? null,
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? Number(items.at(-1)?.index) : undefined };
}
