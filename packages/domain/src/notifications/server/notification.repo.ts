import { type Db, type Queries, type Tx, toJson } from "@sortes/db";
import type { NotificationContent } from "../notification.schema.ts";

export interface PrizeRow {
  payoutId: string;
  playerId: string;
  serial: bigint;
  state: "paid" | "claimed";
  netMinor: bigint;
  currency: string;
  ticketId: string;
  drawNumber: number;
  gameId: string;
  gameName: string;
}

/** Prizes of a draw that were paid or became claims, in serial order. */
export function loadPrizes(
  db: Queries,
  page: { drawId: string; afterSerial: bigint; limit: number },
): Promise<PrizeRow[]> {
  return db.query<PrizeRow>(
    `select p.id as payout_id, p.player_id, p.serial, p.state::text as state, p.gross_minor - p.tax_minor as net_minor,
       p.currency::text as currency, t.id as ticket_id, d.number as draw_number, g.id as game_id, g.name as game_name
     from payout p
     join ticket t on t.draw_id = p.draw_id and t.serial = p.serial
     join draw d on d.id = p.draw_id join game g on g.id = d.game_id
     where p.draw_id = $1 and p.serial > $2 and p.state in ('paid', 'claimed')
     order by p.serial limit $3`,
    [page.drawId, page.afterSerial, page.limit],
  );
}

/** The prize of one claim, whole: nothing was withheld from it. */
export function loadClaimPrize(
  tx: Tx,
  claimId: string,
): Promise<Omit<PrizeRow, "state"> & { drawId: string }> {
  return tx.one(
    `select p.id as payout_id, p.draw_id, p.player_id, p.serial, p.gross_minor as net_minor, p.currency::text as currency,
       t.id as ticket_id, d.number as draw_number, g.id as game_id, g.name as game_name
     from claim c
     join payout p on p.id = c.payout_id
     join ticket t on t.draw_id = p.draw_id and t.serial = p.serial
     join draw d on d.id = p.draw_id join game g on g.id = d.game_id
     where c.id = $1`,
    [claimId],
  );
}

export type NewNotification = NotificationContent & { playerId: string; dedupeKey: string };

/** Writes those that were not written before and answers with them. */
export function saveNotifications(
  tx: Tx,
  rows: readonly NewNotification[],
): Promise<{ playerId: string; kind: string }[]> {
  return tx.query(
    `insert into notification (player_id, kind, payload, dedupe_key)
     select * from unnest($1::uuid[], $2::text[], $3::jsonb[], $4::text[])
     on conflict (dedupe_key) do nothing
     returning player_id, kind`,
    [
      rows.map((row) => row.playerId),
      rows.map((row) => row.kind),
      rows.map((row) => toJson(row.payload)),
      rows.map((row) => row.dedupeKey),
    ],
  );
}

/**
 * Draws with a prize nobody was told of. Only prizes of the last day that have rested for half a minute: the job is given its chance
 * first, and an older message is no news. A payout's id begins with the time it was made, so a day is a range of the primary key.
 */
export async function loadDrawIdsToNotify(
  db: Queries,
  dedupePrefix: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select distinct p.draw_id as id from payout p
     where p.id > uuidv7(interval '-1 day') and p.created_at < clock_timestamp() - interval '30 seconds'
       and p.state in ('paid', 'claimed')
       and not exists (select from notification n where n.dedupe_key = $1 || p.id::text)
     limit $2`,
    [dedupePrefix, limit],
  );
  return rows.map((row) => row.id);
}

export function loadNotificationPage(
  db: Db,
  where: { playerId: string; beforeId: string | undefined },
  limit: number,
) {
  return db.read.notification.findMany({
    where: { playerId: where.playerId, ...(where.beforeId ? { id: { lt: where.beforeId } } : {}) },
    orderBy: { id: "desc" },
    take: limit,
    select: { id: true, kind: true, payload: true, createdAt: true, readAt: true },
  });
}

export function loadUnreadCount(db: Db, playerId: string): Promise<number> {
  return db.read.notification.count({ where: { playerId, readAt: null } });
}

export async function saveNotificationsRead(tx: Tx, playerId: string, upToId: string): Promise<void> {
  await tx.query(
    "update notification set read_at = clock_timestamp() where player_id = $1 and id <= $2 and read_at is null",
    [playerId, upToId],
  );
}
