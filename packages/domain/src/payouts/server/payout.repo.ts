import type { Queries, Tx } from "@sortes/db";
import type { Winner } from "../payout.core.ts";
import type { PayoutState, TaxRule } from "../payout.schema.ts";

export interface SerialRange {
  fromSerial: bigint;
  toSerial: bigint;
}

/** What the game says about prizes, at the moment they are paid. */
export function loadPayoutTerms(
  tx: Tx,
  gameId: string,
): Promise<{ instantLimitMinor: bigint; claimPeriodDays: number }> {
  return tx.one("select instant_limit_minor, claim_period_days from game where id = $1", [gameId]);
}

/** Up to `limit` tickets after `afterSerial` that won something and have no payout yet, in serial order. */
export function loadUnpaidWinners(
  tx: Tx,
  drawId: string,
  { afterSerial, toSerial, limit }: { afterSerial: bigint; toSerial: bigint; limit: number },
): Promise<Winner[]> {
  return tx.query<Winner>(
    {
      name: "payouts.unpaid_winners",
      text: `select w.serial, t.player_id, t.stake_minor, sum(w.units * r.prize_per_unit_minor)::bigint as gross_minor
        from winning_line w
        join tier_result r on r.draw_id = w.draw_id and r.tier = w.tier
        join ticket t on t.draw_id = w.draw_id and t.serial = w.serial
        where w.draw_id = $1 and w.serial > $2 and w.serial <= $3 and r.prize_per_unit_minor > 0
          and not exists (select from payout p where p.draw_id = w.draw_id and p.serial = w.serial)
        group by w.serial, t.player_id, t.stake_minor
        order by w.serial limit $4`,
    },
    [drawId, afterSerial, toSerial, limit],
  );
}

/**
 * The ranges that still hold a winning ticket without a settled payout, up to `limit`. They are paid in order, so looking at
 * them from the end finds an open one at once until hardly any is left.
 */
export function loadUnpaidRanges(tx: Tx, drawId: string, limit: number): Promise<SerialRange[]> {
  return tx.query<SerialRange>(
    `select s.from_serial, s.to_serial from settlement_range s
     where s.draw_id = $1 and exists (
       select from winning_line w
       join tier_result r on r.draw_id = w.draw_id and r.tier = w.tier
       left join payout p on p.draw_id = w.draw_id and p.serial = w.serial
       where w.draw_id = s.draw_id and w.serial between s.from_serial and s.to_serial and r.prize_per_unit_minor > 0
         and (p.state is null or p.state = 'due')
     )
     order by s.from_serial desc limit $2`,
    [drawId, limit],
  );
}

/**
 * The tax rule of each player's jurisdiction in force today, by that jurisdiction's calendar. Players whose jurisdiction has
 * none are absent.
 */
export async function loadTaxRules(db: Queries, playerIds: readonly string[]): Promise<Map<string, TaxRule>> {
  const rows = await db.query<TaxRule & { playerId: string }>(
    `select p.id as player_id, r.report_from_minor, r.report_from_stake_times, r.withhold_above_minor, r.withhold_bps
     from player p
     join jurisdiction j on j.code = p.jurisdiction_code
     cross join lateral (
       select * from tax_rule t
       where t.jurisdiction_code = j.code and t.valid_from_on <= (clock_timestamp() at time zone j.time_zone)::date
       order by t.valid_from_on desc limit 1
     ) r
     where p.id = any($1::uuid[])`,
    [playerIds],
  );
  return new Map(rows.map(({ playerId, ...rule }) => [playerId, rule]));
}

export interface PayoutRow {
  serial: bigint;
  playerId: string;
  grossMinor: bigint;
  taxMinor: bigint;
  state: PayoutState;
}

/**
 * Writes the payouts that do not exist yet and returns the ids of those written, by serial: the unique (draw, serial) lets a
 * prize in once, and whoever did not get it in must not move its money.
 */
export async function savePayouts(
  tx: Tx,
  { drawId, currency }: { drawId: string; currency: string },
  rows: readonly PayoutRow[],
): Promise<Map<bigint, string>> {
  const saved = await tx.query<{ id: string; serial: bigint }>(
    `insert into payout (draw_id, currency, serial, player_id, gross_minor, tax_minor, state, paid_at)
     select $1, $2, serial, player_id, gross, tax, state, case when state = 'paid' then clock_timestamp() end
     from unnest($3::bigint[], $4::uuid[], $5::bigint[], $6::bigint[], $7::payout_state[])
       as t(serial, player_id, gross, tax, state)
     on conflict (draw_id, serial) do nothing
     returning id, serial`,
    [
      drawId,
      currency,
      rows.map(({ serial }) => serial),
      rows.map(({ playerId }) => playerId),
      rows.map(({ grossMinor }) => grossMinor),
      rows.map(({ taxMinor }) => taxMinor),
      rows.map(({ state }) => state),
    ],
  );
  return new Map(saved.map(({ id, serial }) => [serial, id]));
}

export async function savePayoutEnd(
  tx: Tx,
  payoutId: string,
  end: { state: "paid"; taxMinor: bigint } | { state: "rejected" },
): Promise<void> {
  await tx.query(
    `update payout set state = $2::payout_state, tax_minor = $3,
       paid_at = case when $2::payout_state = 'paid' then clock_timestamp() end
     where id = $1`,
    [payoutId, end.state, end.state === "paid" ? end.taxMinor : 0n],
  );
}

/** What verification fixed and what payouts have taken of it; they are equal when everything is paid. */
export function loadPrizeTotals(tx: Tx, drawId: string): Promise<{ prizesMinor: bigint; paidMinor: bigint }> {
  return tx.one(
    `select s.prizes_minor,
       (select coalesce(sum(gross_minor), 0)::bigint from payout where draw_id = s.draw_id and state <> 'due') as paid_minor
     from draw_settlement s where s.draw_id = $1`,
    [drawId],
  );
}
