import type { Db } from "@sortes/db";
import { deleteOutbox, lockOutbox, type OutboxRow } from "./outbox.repo.ts";

export type { OutboxRow };

/**
 * Hands up to `limit` rows to `send` and deletes them when it has returned. A crash in between sends them again; nothing
 * is lost. This is the one transaction with a network call inside: the rows must stay locked while they are being
 * sent, and nothing else waits for those locks (`SKIP LOCKED`).
 */
export async function takeOutbox(
  db: Db,
  limit: number,
  send: (rows: readonly OutboxRow[]) => Promise<void>,
): Promise<number> {
  return db.tx(async (tx) => {
    const rows = await lockOutbox(tx, limit);
    if (rows.length > 0) {
      await send(rows);
      await deleteOutbox(
        tx,
        rows.map((row) => row.id),
      );
    }
    return rows.length;
  });
}
