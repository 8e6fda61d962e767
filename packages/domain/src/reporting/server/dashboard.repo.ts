import type { Queries } from "@sortes/db";
import type { Dashboard, DashboardDraw, GameSales, HourlySales } from "../report.schema.ts";

/** Start of today in the zone of the first parameter; in a select of its own, because an index is not asked for what a clock moves. */
const TODAY = "(select date_trunc('day', clock_timestamp(), $1))";

export function loadHourlySales(db: Queries, timeZone: string): Promise<(GameSales & HourlySales)[]> {
  return db.query(
    `select g.id as game_id, g.name as game_name, g.currency::text as currency, date_trunc('hour', t.sold_at, $1) as hour_at,
       count(*) as tickets, sum(t.stake_minor)::bigint as stake_minor
     from ticket t join draw d on d.id = t.draw_id join game g on g.id = d.game_id
     where t.sold_at >= ${TODAY}
     group by g.id, hour_at order by g.sort_order, g.id, hour_at`,
    [timeZone],
  );
}

export interface DrawOfToday extends Omit<DashboardDraw, "jackpotMinor"> {
  jackpotInMinor: bigint;
  rolloverCount: number;
  /** Null in a game without a jackpot, where nothing is to be estimated. */
  jackpotRule: unknown;
}

export function loadDrawsOfToday(db: Queries, timeZone: string): Promise<DrawOfToday[]> {
  return db.query<DrawOfToday>(
    `select d.id, d.game_id, g.name as game_name, d.number, d.state::text as state, d.currency::text as currency, d.cutoff_at,
       d.publish_at, d.sold, d.stake_minor, d.stake_minor * (r.rule -> 'salesSplit' ->> 'prizesBps')::bigint / 10000 as pool_minor,
       d.jackpot_minor as jackpot_in_minor, d.rollover_count,
       case when jsonb_exists(r.rule, 'jackpot') then r.rule end as jackpot_rule
     from draw d join game g on g.id = d.game_id join rule_version r on r.id = d.rule_version_id
     where d.state in ('open', 'closed', 'sealed', 'drawn', 'verified', 'published', 'held')
       or (d.state in ('settled', 'cancelled') and d.cutoff_at >= ${TODAY})
     order by d.state in ('settled', 'cancelled'), abs(extract(epoch from d.cutoff_at - clock_timestamp())), d.id
     limit 100`,
    [timeZone],
  );
}

export function loadPaidToday(db: Queries, timeZone: string): Promise<Dashboard["paidToday"]> {
  return db.query(
    `select currency::text as currency, count(*) as payouts, sum(gross_minor)::bigint as gross_minor
     from payout where state = 'paid' and paid_at >= ${TODAY} group by currency order by currency`,
    [timeZone],
  );
}

export function loadEventCounts(db: Queries, timeZone: string): Promise<Dashboard["significantEvents"]> {
  return db.query(
    `select severity, count(*) as count from significant_event where at >= ${TODAY}
     group by severity order by severity`,
    [timeZone],
  );
}

export interface DashboardCounts {
  now: Date;
  signUpsToday: bigint;
  claimsWaiting: bigint;
  approvalsWaiting: bigint;
  paymentsInDoubt: bigint;
  outboxDepth: bigint;
  outboxOldestMs: number;
  clockOffsetMostMs: number;
}

export function loadDashboardCounts(db: Queries, timeZone: string): Promise<DashboardCounts> {
  return db.one<DashboardCounts>(
    `select clock_timestamp() as now,
       (select count(*) from player where created_at >= ${TODAY}) as sign_ups_today,
       (select count(*) from claim where state not in ('paid', 'rejected', 'expired')) as claims_waiting,
       (select count(*) from approval where state = 'requested') as approvals_waiting,
       (select count(*) from payment where state = 'pending') as payments_in_doubt,
       o.depth as outbox_depth, o.oldest_ms as outbox_oldest_ms,
       (select coalesce(max(abs(offset_ms)), 0) from clock_offset
        where measured_at > clock_timestamp() - interval '5 minutes') as clock_offset_most_ms
     from (
       select count(*) as depth,
         coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::float8 as oldest_ms
       from outbox
     ) o`,
    [timeZone],
  );
}
