import type { Db, Queries, Tx } from "@sortes/db";
import { z } from "zod";
import { EARLIER_UNVERIFIED } from "../../draws/server/index.ts";
import {
  type GameResult,
  type GameRule,
  type Line,
  lineSchema,
  parseResult,
  parseRule,
} from "../../games/index.ts";
import type { DrawSettlement, SerialRange, TierOutcome } from "../settlement.schema.ts";

export interface DrawRules {
  rule: GameRule;
  result: GameResult;
  /** How many people must confirm the counts before the draw is verified. */
  publishers: number;
}

/** What a drawn draw is judged by. The result exists from state `drawn` on. */
export async function loadDrawRules(tx: Tx, drawId: string): Promise<DrawRules> {
  const row = await tx.one<{ rule: unknown; result: unknown; publishers: number }>(
    `select v.rule, r.result, coalesce((p.policy ->> 'publishers')::int, 0) as publishers
     from draw d
     left join draw_policy p on p.draw_id = d.id
     join rule_version v on v.id = d.rule_version_id
     join draw_result r on r.draw_id = d.id
     where d.id = $1`,
    [drawId],
  );
  const rule = parseRule(row.rule);
  return { rule, result: parseResult(rule, row.result), publishers: row.publishers };
}

/** Postgres' clock, read now and not at the start of the transaction. */
export async function loadNow(tx: Tx): Promise<Date> {
  return (await tx.one<{ now: Date }>("select clock_timestamp() as now")).now;
}

// Ranges -------------------------------------------------------------------------------------------------------------

export async function saveRanges(tx: Tx, drawId: string, ranges: readonly SerialRange[]): Promise<void> {
  await tx.query(
    `insert into settlement_range (draw_id, from_serial, to_serial)
     select $1, * from unnest($2::bigint[], $3::bigint[])
     on conflict (draw_id, from_serial) do nothing`,
    [drawId, ranges.map(({ fromSerial }) => fromSerial), ranges.map(({ toSerial }) => toSerial)],
  );
}

export function loadOpenRanges(tx: Tx, drawId: string): Promise<SerialRange[]> {
  return tx.query<SerialRange>(
    `select from_serial, to_serial from settlement_range
     where draw_id = $1 and evaluated_at is null order by from_serial`,
    [drawId],
  );
}

/** Serials covered by evaluated ranges: all of the draw's when settlement is through. */
export async function loadEvaluatedTickets(tx: Tx, drawId: string): Promise<bigint> {
  const { tickets } = await tx.one<{ tickets: bigint }>(
    `select coalesce(sum(to_serial - from_serial + 1), 0)::bigint as tickets
     from settlement_range where draw_id = $1 and evaluated_at is not null`,
    [drawId],
  );
  return tickets;
}

export function lockRange(
  tx: Tx,
  drawId: string,
  range: SerialRange,
): Promise<{ evaluatedAt: Date | null } | undefined> {
  return tx.maybeOne(
    `select evaluated_at from settlement_range
     where draw_id = $1 and from_serial = $2 and to_serial = $3 for update`,
    [drawId, range.fromSerial, range.toSerial],
  );
}

export async function saveRangeEvaluated(tx: Tx, drawId: string, { fromSerial }: SerialRange): Promise<void> {
  await tx.query(
    `update settlement_range set evaluated_at = clock_timestamp()
     where draw_id = $1 and from_serial = $2 and evaluated_at is null`,
    [drawId, fromSerial],
  );
}

// Tickets and winning lines ------------------------------------------------------------------------------------------

export interface TicketLines {
  serial: bigint;
  playerId: string;
  lines: Line[];
}

const linesSchema = z.array(lineSchema).min(1);

/** Up to `limit` tickets of the range after `afterSerial`, in serial order. */
export async function loadTicketPage(
  tx: Tx,
  drawId: string,
  { afterSerial, toSerial, limit }: { afterSerial: bigint; toSerial: bigint; limit: number },
): Promise<TicketLines[]> {
  const rows = await tx.query<{ serial: bigint; playerId: string; lines: unknown }>(
    {
      name: "settlement.ticket_page",
      text: `select serial, player_id, lines from ticket
        where draw_id = $1 and serial > $2 and serial <= $3 order by serial limit $4`,
    },
    [drawId, afterSerial, toSerial, limit],
  );
  return rows.map((row) => ({ ...row, lines: linesSchema.parse(row.lines) }));
}

export interface WinningLine {
  serial: bigint;
  line: number;
  tier: string;
  playerId: string;
  units: bigint;
  stakeMinor: bigint;
}

export async function saveWinningLines(tx: Tx, drawId: string, lines: readonly WinningLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    {
      name: "settlement.save_winning_lines",
      text: `insert into winning_line (draw_id, serial, line, tier, player_id, units, stake_minor)
        select $1, * from unnest($2::bigint[], $3::int[], $4::text[], $5::uuid[], $6::bigint[], $7::bigint[])
        on conflict (draw_id, serial, line, tier) do nothing`,
    },
    [
      drawId,
      lines.map(({ serial }) => serial),
      lines.map(({ line }) => line),
      lines.map(({ tier }) => tier),
      lines.map(({ playerId }) => playerId),
      lines.map(({ units }) => units),
      lines.map(({ stakeMinor }) => stakeMinor),
    ],
  );
}

// The outcome --------------------------------------------------------------------------------------------------------

/** The earliest draw of the game before this one whose prizes are not fixed yet: the jackpot comes through it. */
export function loadUnverifiedBefore(tx: Tx, drawId: string): Promise<{ id: string } | undefined> {
  return tx.maybeOne(
    `select earlier.id from draw d join draw earlier on ${EARLIER_UNVERIFIED}
     where d.id = $1 order by earlier.cutoff_at limit 1`,
    [drawId],
  );
}

/** The next draw of the game whose numbers are drawn: it may have been waiting for its turn. */
export function loadDrawnAfter(tx: Tx, drawId: string): Promise<{ id: string } | undefined> {
  return tx.maybeOne(
    `select later.id from draw d join draw later on later.game_id = d.game_id and later.cutoff_at > d.cutoff_at
     where d.id = $1 and later.state = 'drawn'
     order by later.cutoff_at limit 1`,
    [drawId],
  );
}

/** Draws in a row, up to this one, that left the jackpot unpaid. */
export async function loadRolloversBefore(tx: Tx, drawId: string): Promise<number> {
  const before = await tx.maybeOne<{ rolloversOut: number }>(
    `select s.rollovers_out
     from draw d join draw earlier on earlier.game_id = d.game_id and earlier.cutoff_at < d.cutoff_at
     join draw_settlement s on s.draw_id = earlier.id
     where d.id = $1
     order by earlier.cutoff_at desc limit 1`,
    [drawId],
  );
  return before?.rolloversOut ?? 0;
}

export function loadSettlement(
  db: Queries,
  drawId: string,
): Promise<(DrawSettlement & { computedAt: Date }) | undefined> {
  return db.maybeOne(
    `select sales_minor, pool_minor, good_causes_minor, margin_minor, prizes_minor, jackpot_in_minor, jackpot_out_minor,
       rollovers_in, rollovers_out, top_up_minor, breakage_minor, winning_lines, computed_at
     from draw_settlement where draw_id = $1`,
    [drawId],
  );
}

/** The primary key is what lets this happen once. */
export async function saveSettlement(tx: Tx, drawId: string, row: DrawSettlement): Promise<void> {
  await tx.query(
    `insert into draw_settlement (draw_id, sales_minor, pool_minor, good_causes_minor, margin_minor, prizes_minor,
       jackpot_in_minor, jackpot_out_minor, rollovers_in, rollovers_out, top_up_minor, breakage_minor, winning_lines)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      drawId,
      row.salesMinor,
      row.poolMinor,
      row.goodCausesMinor,
      row.marginMinor,
      row.prizesMinor,
      row.jackpotInMinor,
      row.jackpotOutMinor,
      row.rolloversIn,
      row.rolloversOut,
      row.topUpMinor,
      row.breakageMinor,
      row.winningLines,
    ],
  );
}

/** `tiers` in the rule's order, highest first; a CHECK refuses a row whose two counts differ. */
export async function saveTierResults(
  tx: Tx,
  drawId: string,
  tiers: readonly (TierOutcome & { controlUnits: bigint })[],
): Promise<void> {
  await tx.query(
    `insert into tier_result (draw_id, tier, sort_order, units, control_units, prize_per_unit_minor, total_minor)
     select $1, tier, sort_order, units, control_units, prize_per_unit, total
     from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[]) with ordinality
       as t(tier, units, control_units, prize_per_unit, total, sort_order)`,
    [
      drawId,
      tiers.map(({ tier }) => tier),
      tiers.map(({ units }) => units),
      tiers.map(({ controlUnits }) => controlUnits),
      tiers.map(({ prizePerUnitMinor }) => prizePerUnitMinor),
      tiers.map(({ totalMinor }) => totalMinor),
    ],
  );
}

export function loadOutcome(db: Db, drawId: string) {
  return db.read.draw.findUnique({
    where: { id: drawId },
    select: {
      id: true,
      state: true,
      currency: true,
      tiers: { orderBy: { sortOrder: "asc" } },
      settlement: true,
    },
  });
}

/** A person's word on a draw's counts; undefined when it was given before. Returns how many there are with it. */
export async function saveConfirmation(
  tx: Tx,
  word: { drawId: string; staffId: string; reason: string },
): Promise<number | undefined> {
  const saved = await tx.maybeOne(
    `insert into draw_confirmation (draw_id, staff_id, reason) values ($1, $2, $3)
     on conflict do nothing returning draw_id`,
    [word.drawId, word.staffId, word.reason],
  );
  if (!saved) return undefined;
  const { count } = await tx.one<{ count: bigint }>(
    "select count(*) as count from draw_confirmation where draw_id = $1",
    [word.drawId],
  );
  return Number(count);
}
