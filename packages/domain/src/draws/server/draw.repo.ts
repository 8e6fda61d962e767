import type { Queries, Tx } from "@sortes/db";
import type { GameResult } from "../../games/index.ts";
import type { Draw, DrawState } from "../draw.schema.ts";
import type { DrawTimes } from "../schedule.core.ts";

const DRAW_COLUMNS = `id, game_id, number, rule_version_id, state::text as state, currency::text as currency, opens_at, cutoff_at,
  publish_at, grace_ms, sold, lines, stake_minor, jackpot_minor, rollover_count, held_from::text as held_from, held_reason,
  closed_at, published_at, settled_at`;

/**
 * Locks draws in id order, the order every use-case keeps. `no key update` is the lock of the bet path: it lets foreign keys
 * refer to the draw meanwhile, and waits for whoever is inside.
 */
export function lockDrawRows(tx: Tx, ids: readonly string[]): Promise<Draw[]> {
  return tx.query<Draw>(
    `select ${DRAW_COLUMNS} from draw where id = any($1::uuid[]) order by draw.id for no key update`,
    [ids],
  );
}

/** The one clock. Asked after the lock, since waiting for it takes time. */
export async function readClock(db: Queries): Promise<Date> {
  const { now } = await db.one<{ now: Date }>("select clock_timestamp() as now");
  return now;
}

/** When the draw came into its state, or came back to it out of a hold. */
export async function loadStateSince(db: Queries, drawId: string): Promise<Date> {
  const { at } = await db.one<{ at: Date }>("select max(at) as at from draw_event where draw_id = $1", [
    drawId,
  ]);
  return at;
}

/** More than a home page of games sells at once: a week of daily draws and an hour of fast ones. */
const SELLING_MAX = 300;

export interface SellingTotals {
  drawId: string;
  gameId: string;
  ruleVersionId: string;
  currency: string;
  stakeMinor: bigint;
  jackpotMinor: bigint;
  rolloverCount: number;
}

/** Sales so far of the draws that sell now, soonest cutoff first. */
export function loadSellingTotals(db: Queries): Promise<SellingTotals[]> {
  return db.query<SellingTotals>(
    {
      name: "draws.selling_totals",
      text: `select id as draw_id, game_id, rule_version_id, currency::text as currency, stake_minor, jackpot_minor, rollover_count
        from draw where state = 'open' and opens_at <= clock_timestamp() and cutoff_at > clock_timestamp()
        order by cutoff_at limit $1`,
    },
    [SELLING_MAX],
  );
}

export interface StateChange {
  drawId: string;
  toState: DrawState;
  heldFrom: DrawState | null;
  heldReason: string | null;
}

export function saveState(tx: Tx, change: StateChange): Promise<Draw> {
  return tx.one<Draw>(
    `update draw set state = $2::draw_state, held_from = $3::draw_state, held_reason = $4,
       closed_at = case when $2 = 'closed' then coalesce(closed_at, clock_timestamp()) else closed_at end,
       published_at = case when $2 = 'published' then coalesce(published_at, clock_timestamp()) else published_at end,
       settled_at = case when $2 = 'settled' then clock_timestamp() else settled_at end
     where id = $1 returning ${DRAW_COLUMNS}`,
    [change.drawId, change.toState, change.heldFrom, change.heldReason],
  );
}

export interface DrawEventInput {
  drawId: string;
  fromState: DrawState | null;
  toState: DrawState;
  actorKind: string;
  actorId: string;
  reason: string;
  details: unknown;
}

export async function saveDrawEvent(tx: Tx, event: DrawEventInput): Promise<void> {
  await tx.query(
    `insert into draw_event (draw_id, from_state, to_state, actor_kind, actor_id, reason, details)
     values ($1, $2::draw_state, $3::draw_state, $4, $5, $6, $7::jsonb)`,
    [
      event.drawId,
      event.fromState,
      event.toState,
      event.actorKind,
      event.actorId,
      event.reason,
      event.details,
    ],
  );
}

export async function loadCutoffs(tx: Tx, gameId: string, from: Date, to: Date): Promise<Date[]> {
  const rows = await tx.query<{ cutoffAt: Date }>(
    "select cutoff_at from draw where game_id = $1 and cutoff_at > $2 and cutoff_at <= $3",
    [gameId, from, to],
  );
  return rows.map((row) => row.cutoffAt);
}

/** What all draws of one run have in common. */
export interface DrawTerms {
  gameId: string;
  ruleVersionId: string;
  currency: string;
  graceMs: number;
}

/**
 * Numbers and writes draws, in the order given; the caller holds the game's lock. What the game's last published draw left in
 * the jackpot is the first estimate.
 */
export function saveDraws(tx: Tx, terms: DrawTerms, times: readonly DrawTimes[]): Promise<Draw[]> {
  return tx.query<Draw>(
    `with last as (select coalesce(max(number), 0) as number from draw where game_id = $1),
     carried as (
       select s.jackpot_out_minor, s.rollovers_out from draw_settlement s join draw d on d.id = s.draw_id
       where d.game_id = $1 and d.state in ('published', 'settled') order by d.cutoff_at desc limit 1
     )
     insert into draw (game_id, number, rule_version_id, currency, grace_ms, opens_at, cutoff_at, publish_at, jackpot_minor,
       rollover_count)
     select $1, last.number + t.position, $2, $3, $4, t.opens_at, t.cutoff_at, t.publish_at,
       coalesce(carried.jackpot_out_minor, 0), coalesce(carried.rollovers_out, 0)
     from unnest($5::timestamptz[], $6::timestamptz[], $7::timestamptz[])
       with ordinality as t(opens_at, cutoff_at, publish_at, position)
     cross join last left join carried on true
     order by t.position
     returning ${DRAW_COLUMNS}`,
    [
      terms.gameId,
      terms.ruleVersionId,
      terms.currency,
      terms.graceMs,
      times.map((time) => time.opensAt),
      times.map((time) => time.cutoffAt),
      times.map((time) => time.publishAt),
    ],
  );
}

/**
 * A scheduled draw `d` of a game `g` that is off waits, but not past its cutoff: a later draw's jackpot comes through it, so it
 * must come to an end.
 */
export const MAY_LEAVE_SCHEDULED = `(
  g.enabled or clock_timestamp() >= d.cutoff_at + make_interval(secs => d.grace_ms / 1000.0)
)`;

/** Scheduled draws whose terms are announced and that can open, or that missed their chance to, soonest cutoff first. */
export async function loadDueToOpen(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select d.id from draw d join game g on g.id = d.game_id
     where d.state = 'scheduled' and d.opens_at <= clock_timestamp() and ${MAY_LEAVE_SCHEDULED}
       and (
         clock_timestamp() >= d.cutoff_at or exists (select from log_entry e where e.draw_id = d.id and e.type = 'terms')
       )
     order by d.cutoff_at limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/**
 * Draws of the game after this one that its jackpot can still reach; none in a game without a jackpot, and none once a later draw
 * has told what it carries on, which is newer.
 */
export async function loadReachedByJackpot(tx: Tx, drawId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select later.id from draw d
     join rule_version v on v.id = d.rule_version_id and v.rule ? 'jackpot'
     join draw later on later.game_id = d.game_id and later.cutoff_at > d.cutoff_at
     where d.id = $1 and later.state in ('scheduled', 'open', 'closed', 'sealed', 'drawn', 'held')
       and (later.state <> 'held' or later.held_from in ('scheduled', 'open', 'closed', 'sealed', 'drawn'))
       and not exists (
         select from draw told
         where told.game_id = d.game_id and told.cutoff_at > d.cutoff_at and told.state in ('published', 'settled')
       )`,
    [drawId],
  );
  return rows.map((row) => row.id);
}

export async function saveJackpot(
  tx: Tx,
  drawIds: readonly string[],
  jackpotMinor: bigint,
  rolloverCount: number,
): Promise<void> {
  await tx.query("update draw set jackpot_minor = $2, rollover_count = $3 where id = any($1::uuid[])", [
    drawIds,
    jackpotMinor,
    rolloverCount,
  ]);
}

export function loadCarried(
  tx: Tx,
  drawId: string,
): Promise<{ jackpotOutMinor: bigint; rolloversOut: number } | undefined> {
  return tx.maybeOne("select jackpot_out_minor, rollovers_out from draw_settlement where draw_id = $1", [
    drawId,
  ]);
}

export function loadRanges(tx: Tx, drawId: string): Promise<{ fromSerial: bigint; toSerial: bigint }[]> {
  return tx.query(
    "select from_serial, to_serial from settlement_range where draw_id = $1 order by from_serial",
    [drawId],
  );
}

interface Seal {
  algorithm: string;
  root: string;
  ticketCount: bigint;
  stakeMinor: bigint;
  /** Text, to the microsecond: it is in the signed seal. */
  sealedAt: string;
}

export async function saveSeal(tx: Tx, drawId: string, seal: Seal): Promise<void> {
  await tx.query(
    "insert into draw_seal (draw_id, algorithm, root, ticket_count, stake_minor, sealed_at) values ($1, $2, $3, $4, $5, $6)",
    [drawId, seal.algorithm, seal.root, seal.ticketCount, seal.stakeMinor, seal.sealedAt],
  );
}

/** The primary key refuses a second seed of a draw, a trigger one before the seal. */
export async function saveSeed(tx: Tx, drawId: string, algorithm: string, seed: string): Promise<void> {
  await tx.query("insert into draw_seed (draw_id, algorithm, seed) values ($1, $2, $3)", [
    drawId,
    algorithm,
    seed,
  ]);
}

export async function saveResult(tx: Tx, drawId: string, result: GameResult, drawnAt: string): Promise<void> {
  await tx.query("insert into draw_result (draw_id, result, drawn_at) values ($1, $2::jsonb, $3)", [
    drawId,
    result,
    drawnAt,
  ]);
}

/** Whether any other draw ever had this seed. */
export async function isSeedKnown(tx: Tx, drawId: string, seed: string): Promise<boolean> {
  return (
    (await tx.maybeOne("select from draw_seed where seed = $1 and draw_id <> $2 limit 1", [seed, drawId])) !==
    undefined
  );
}

/** What the game's other draws had, the latest cutoff first. */
export async function loadRecentResults(tx: Tx, draw: Draw, limit: number): Promise<unknown[]> {
  const rows = await tx.query<{ result: unknown }>(
    `select r.result from draw d join draw_result r on r.draw_id = d.id
     where d.game_id = $1 and d.id <> $2 order by d.cutoff_at desc limit $3`,
    [draw.gameId, draw.id, limit],
  );
  return rows.map(({ result }) => result);
}
