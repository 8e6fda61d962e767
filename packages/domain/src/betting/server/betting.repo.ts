import { randomFillSync } from "node:crypto";
import { bigintArray, bytesArray, jsonbArray, type Queries, type Tx, textArray, uuidArray } from "@sortes/db";
import type { AcceptedBet, Home, LockedDraw } from "../betting.core.ts";
import type { BetRequest } from "../betting.schema.ts";

/**
 * The draws a batch may write into, before any lock: those asked for and, for requests that accept a later draw, the
 * `followersMax` that follow in the same game.
 */
export function loadCandidateDraws(
  tx: Tx,
  drawIds: readonly string[],
  followedIds: readonly string[],
  followersMax: number,
): Promise<{ id: string; currency: string; ruleVersionId: string }[]> {
  return tx.query(
    {
      name: "betting.load_candidates",
      text: `select id, currency::text as currency, rule_version_id from draw where id = any($1::uuid[])
        union
        select f.id, f.currency::text, f.rule_version_id from draw d
        cross join lateral (
          select id, currency, rule_version_id from draw n
          where n.game_id = d.game_id and n.cutoff_at > d.cutoff_at and n.state in ('scheduled', 'open')
          order by n.cutoff_at limit $3
        ) f
        where d.id = any($2::uuid[])`,
    },
    [drawIds, followedIds, followersMax],
  );
}

/**
 * Locks draws in id order and returns them by cutoff. `no key update` lets foreign keys of others refer to the draw
 * while it is locked; closing takes the same lock and so waits for whoever is inside.
 */
export async function lockDrawsForSale(tx: Tx, drawIds: readonly string[]): Promise<LockedDraw[]> {
  const rows = await tx.query<LockedDraw>(
    {
      name: "betting.lock_draws",
      text: `select d.id, d.game_id, d.rule_version_id, d.state::text as state, d.currency::text as currency, d.opens_at, d.cutoff_at,
          d.grace_ms, d.sold, g.enabled as is_game_enabled
        from draw d join game g on g.id = d.game_id
        where d.id = any($1::uuid[]) order by d.id for no key update of d`,
    },
    [drawIds],
  );
  return rows.sort((a, b) => a.cutoffAt.getTime() - b.cutoffAt.getTime());
}

/** The draw of each game that sells next; read without a lock, because it is only told. */
export async function loadNextDrawIds(tx: Tx, gameIds: readonly string[]): Promise<Map<string, string>> {
  if (gameIds.length === 0) return new Map();
  const rows = await tx.query<{ gameId: string; id: string }>(
    `select distinct on (game_id) game_id, id from draw
     where game_id = any($1::text[]) and state = 'open' and cutoff_at > clock_timestamp() order by game_id, cutoff_at`,
    [gameIds],
  );
  return new Map(rows.map((row) => [row.gameId, row.id]));
}

/** The clock after the locks. */
export async function readClock(tx: Tx): Promise<Date> {
  const { now } = await tx.one<{ now: Date }>({
    name: "betting.clock",
    text: "select clock_timestamp() as now",
  });
  return now;
}

export interface StoredPurchase {
  purchaseId: string;
  playerId: string;
  idempotencyKey: string;
  inputHash: string;
  gameId: string;
  totalMinor: bigint;
  currency: string;
  tickets: { ticketId: string; drawId: string; serial: string; stakeMinor: string }[];
}

/** Purchases that exist already under the given keys, with their tickets in the order of the draws. */
export function loadPurchasesByKey(
  db: Queries,
  keys: readonly { playerId: string; idempotencyKey: string }[],
): Promise<StoredPurchase[]> {
  return db.query<StoredPurchase>(
    {
      name: "betting.load_by_key",
      text: `select p.id as purchase_id, p.player_id, p.idempotency_key, encode(p.input_hash, 'hex') as input_hash, p.game_id, p.total_minor,
          p.currency::text as currency, (
            select jsonb_agg(jsonb_build_object('ticketId', t.id, 'drawId', t.draw_id, 'serial', t.serial::text,
              'stakeMinor', t.stake_minor::text) order by t.id)
            from ticket t where t.player_id = p.player_id and t.sold_at = p.created_at and t.purchase_id = p.id
          ) as tickets
        from purchase p
        join unnest($1::uuid[], $2::text[]) as k(player_id, idempotency_key)
          on p.player_id = k.player_id and p.idempotency_key = k.idempotency_key`,
    },
    [uuidArray(keys.map((key) => key.playerId)), textArray(keys.map((key) => key.idempotencyKey))],
  );
}

/** Where players live. */
export function loadHomes(
  tx: Tx,
  playerIds: readonly string[],
): Promise<{ playerId: string; jurisdictionCode: string }[]> {
  return tx.query(
    {
      name: "betting.load_homes",
      text: "select id as player_id, jurisdiction_code from player where id = any($1::uuid[])",
    },
    [uuidArray(playerIds)],
  );
}

export function loadJurisdictions(tx: Tx, codes: readonly string[]): Promise<(Home & { code: string })[]> {
  return tx.query(
    {
      name: "betting.load_jurisdictions",
      text: `select code, currency::text as currency, time_zone,
          array(select g.game_id from jurisdiction_game g where g.jurisdiction_code = code) as game_ids
        from jurisdiction where code = any($1::text[])`,
    },
    [codes],
  );
}

export async function loadExposures(tx: Tx, drawIds: readonly string[]): Promise<Map<string, bigint>> {
  if (drawIds.length === 0) return new Map();
  const rows = await tx.query<{ key: string; exposureMinor: bigint }>(
    "select draw_id::text || '/' || outcome as key, exposure_minor from number_liability where draw_id = any($1::uuid[])",
    [drawIds],
  );
  return new Map(rows.map((row) => [row.key, row.exposureMinor]));
}

/** A purchase under the ids it will be stored under. */
export interface NamedBet {
  request: BetRequest;
  inputHash: string;
  linesJson: string;
  purchaseId: string;
  ticketIds: string[];
}

export interface BetToSave {
  asked: NamedBet;
  accepted: AcceptedBet;
}

const HASH_BYTES = 32;

/** What a purchase says before it is judged, as parameters of the statement that writes it. */
export type PurchaseColumns = readonly unknown[];

export const purchaseColumns = (bets: readonly NamedBet[]): PurchaseColumns => [
  uuidArray(bets.map((bet) => bet.purchaseId)),
  uuidArray(bets.map((bet) => bet.request.playerId)),
  textArray(bets.map((bet) => bet.request.purchase.gameId)),
  textArray(bets.map((bet) => bet.request.idempotencyKey)),
  bytesArray(Buffer.from(bets.map((bet) => bet.inputHash).join(""), "hex"), HASH_BYTES),
  textArray(bets.map((bet) => bet.request.channel)),
];

export async function savePurchases(
  tx: Tx,
  bets: readonly BetToSave[],
  columns: PurchaseColumns,
  now: Date,
): Promise<void> {
  await tx.query(
    {
      name: "betting.save_purchases",
      text: `insert into purchase (id, player_id, game_id, idempotency_key, input_hash, channel, total_minor, currency, created_at)
        select u.*, $9 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::bigint[], $8::text[]) as u`,
    },
    [
      ...columns,
      bigintArray(bets.map((bet) => bet.accepted.totalMinor)),
      textArray(bets.map((bet) => bet.accepted.currency)),
      now,
    ],
  );
}

/** What keeps a ticket from being found in the draw's tree by guessing what is on it. */
const SALT_BYTES = 16;

export async function saveTickets(tx: Tx, bets: readonly BetToSave[], now: Date): Promise<void> {
  const rows = bets.flatMap((bet) =>
    bet.accepted.tickets.map((ticket, index) => ({
      ...bet,
      ticket,
      id: bet.asked.ticketIds[index] as string,
    })),
  );
  await tx.query(
    {
      name: "betting.save_tickets",
      text: `insert into ticket (draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, salt, sold_at)
        select u.*, $11 from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::jsonb[], $8::int[],
          $9::bigint[], $10::bytea[]) as u`,
    },
    [
      uuidArray(rows.map((row) => row.ticket.draw.id)),
      bigintArray(rows.map((row) => row.ticket.serial)),
      uuidArray(rows.map((row) => row.id)),
      uuidArray(rows.map((row) => row.asked.purchaseId)),
      uuidArray(rows.map((row) => row.asked.request.playerId)),
      uuidArray(rows.map((row) => row.ticket.draw.ruleVersionId)),
      jsonbArray(rows.map((row) => row.asked.linesJson)),
      rows.map((row) => row.ticket.lineCount),
      bigintArray(rows.map((row) => row.ticket.stakeMinor)),
      bytesArray(randomFillSync(Buffer.allocUnsafe(SALT_BYTES * rows.length)), SALT_BYTES),
      now,
    ],
  );
}

/** Draw totals live on the draw's row, so live sales cost no aggregate. */
export async function saveDrawTotals(tx: Tx, bets: readonly BetToSave[]): Promise<void> {
  const totals = new Map<string, { sold: bigint; lines: bigint; stakeMinor: bigint }>();
  for (const { draw, lineCount, stakeMinor } of bets.flatMap((bet) => bet.accepted.tickets)) {
    const total = totals.get(draw.id) ?? { sold: 0n, lines: 0n, stakeMinor: 0n };
    total.sold += 1n;
    total.lines += BigInt(lineCount);
    total.stakeMinor += stakeMinor;
    totals.set(draw.id, total);
  }
  const rows = [...totals.values()];
  await tx.query(
    {
      name: "betting.save_draw_totals",
      text: `update draw d set sold = d.sold + u.sold, lines = d.lines + u.lines, stake_minor = d.stake_minor + u.stake_minor
        from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as u(id, sold, lines, stake_minor)
        where d.id = u.id`,
    },
    [
      [...totals.keys()],
      rows.map((row) => row.sold),
      rows.map((row) => row.lines),
      rows.map((row) => row.stakeMinor),
    ],
  );
}

export async function saveExposures(tx: Tx, added: ReadonlyMap<string, bigint>): Promise<void> {
  if (added.size === 0) {
    return;
  }
  const keys = [...added.keys()].map((key) => key.split("/") as [string, string]);
  await tx.query(
    `insert into number_liability (draw_id, outcome, exposure_minor)
     select * from unnest($1::uuid[], $2::text[], $3::bigint[])
     on conflict (draw_id, outcome) do update set exposure_minor = number_liability.exposure_minor + excluded.exposure_minor`,
    [keys.map(([drawId]) => drawId), keys.map(([, outcome]) => outcome), [...added.values()]],
  );
}

export function loadRules(
  db: Queries,
  ruleVersionIds: readonly string[],
): Promise<{ id: string; rule: unknown }[]> {
  return db.query("select id, rule from rule_version where id = any($1::uuid[])", [ruleVersionIds]);
}

export interface RefundableTicket {
  ticketId: string;
  serial: bigint;
  playerId: string;
  stakeMinor: bigint;
  currency: string;
  isRefunded: boolean;
}

/**
 * Tickets of a cancelled draw after a serial, in serial order. Those that have their refund are told, not passed over: to look for
 * the next one without would be to look at all those before it, for each page again.
 */
export function loadTicketsToRefund(
  tx: Tx,
  drawId: string,
  afterSerial: bigint,
  limit: number,
): Promise<RefundableTicket[]> {
  return tx.query<RefundableTicket>(
    `select t.id as ticket_id, t.serial, t.player_id, t.stake_minor, d.currency::text as currency, r.id is not null as is_refunded
     from draw d
     cross join lateral (
       select * from ticket where draw_id = d.id and serial > $2 order by serial limit $3
     ) t
     left join transfer r on r.operation_id = 'refund:' || t.draw_id || ':' || t.serial
     where d.id = $1 and d.state = 'cancelled' order by t.serial`,
    [drawId, afterSerial, limit],
  );
}
