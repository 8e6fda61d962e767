import { randomUUID } from "node:crypto";
import { type Db, type Tx, toJson } from "@sortes/db";
import { type GameResult, type GameRule, type Line, priceLineMinor } from "../games/index.ts";
import { sumMinor } from "../money/index.ts";
import { houseAccount, playerCash } from "../wallet/index.ts";
import { postTransfers } from "../wallet/server/index.ts";

/** Tickets per insert: a test's thousands go in with few statements. */
const TICKETS_PER_INSERT = 1_000;

export interface TestGame {
  gameId: string;
  ruleVersionId: string;
  rule: GameRule;
}

export interface TestGameOptions {
  instantLimitMinor?: bigint;
  /** How many people must confirm its draws. */
  publishers?: number;
}

/** A game with one published rule version, and the jurisdiction its players live in. */
export function createTestGame(db: Db, rule: GameRule, options: TestGameOptions = {}): Promise<TestGame> {
  const gameId = `test-${randomUUID().slice(0, 8)}`;
  return db.tx(async (tx) => {
    await tx.query(
      `insert into game (id, name, kind, currency, time_zone, schedule, instant_limit_minor, proof)
       values ($1, $1, $2::game_kind, $3, 'UTC', '{}', $4, $5::jsonb)`,
      [
        gameId,
        rule.kind,
        rule.currency,
        options.instantLimitMinor ?? 600_00n,
        { level: "L1", publishers: options.publishers ?? 0 },
      ],
    );
    const { id } = await tx.one<{ id: string }>(
      `insert into rule_version (game_id, version, state, rule, rule_hash, created_by, approved_by, published_at)
       values ($1, 1, 'published', $2::jsonb, repeat('0', 64), 'ada', 'ben', clock_timestamp()) returning id`,
      [gameId, toJson(rule)],
    );
    return { gameId, ruleVersionId: id, rule };
  });
}

/** Players of jurisdiction `code`, which is made if it is missing. */
export function createTestPlayers(db: Db, count: number, code = "TST"): Promise<string[]> {
  return db.tx(async (tx) => {
    await tx.query(
      `insert into jurisdiction (code, name, currency, time_zone, min_age_years, locale)
       values ($1, $1, 'EUR', 'UTC', 18, 'en') on conflict do nothing`,
      [code],
    );
    const ids = Array.from({ length: count }, () => randomUUID());
    await tx.query(
      `insert into player (id, email, password_hash, display_name, birth_on, jurisdiction_code)
       select id, id || '@example.test', '-', 'Player', '1990-01-01', $2 from unnest($1::uuid[]) id`,
      [ids, code],
    );
    return ids;
  });
}

export interface TestTaxRule {
  validFromOn: string;
  reportFromMinor: bigint;
  reportFromStakeTimes: number;
  withholdAboveMinor: bigint;
  withholdBps: number;
}

export async function createTestTaxRule(db: Db, code: string, rule: TestTaxRule): Promise<void> {
  await db.query(
    `insert into tax_rule (jurisdiction_code, valid_from_on, report_from_minor, report_from_stake_times,
       withhold_above_minor, withhold_bps)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      code,
      rule.validFromOn,
      rule.reportFromMinor,
      rule.reportFromStakeTimes,
      rule.withholdAboveMinor,
      rule.withholdBps,
    ],
  );
}

export interface TestTicket {
  playerId: string;
  lines: Line[];
}

export interface TestDrawOptions {
  tickets: readonly TestTicket[];
  result: GameResult;
  number?: number;
}

/**
 * A draw in state `drawn` with these tickets, paid for through the ledger, and with this result. Its cutoff and publication
 * lie in the past, so nothing waits for a clock.
 */
export function createDrawnDraw(db: Db, game: TestGame, options: TestDrawOptions): Promise<string> {
  return db.tx(
    async (tx) => {
      const { id } = await tx.one<{ id: string }>(
        `insert into draw (game_id, number, rule_version_id, state, currency, opens_at, cutoff_at, publish_at)
         select $1, $2::int, $3, 'open', $4, c - interval '1 day', c, c + interval '1 minute'
         from (select clock_timestamp() - interval '100 days' + make_interval(hours => $2::int)) as t(c) returning id`,
        [game.gameId, options.number ?? 1, game.ruleVersionId, game.rule.currency],
      );
      await sellTickets(tx, game, id, options.tickets);
      await passThroughSeal(tx, id, options.result);
      return id;
    },
    { timeoutMs: 120_000 },
  );
}

/** Adds tickets to a draw that sells, paid for through the ledger, without the judgement of the bet path. */
export async function sellTickets(
  tx: Tx,
  game: TestGame,
  drawId: string,
  tickets: readonly TestTicket[],
): Promise<void> {
  const { sold } = await tx.one<{ sold: bigint }>("select sold from draw where id = $1 for update", [drawId]);
  for (let from = 0; from < tickets.length; from += TICKETS_PER_INSERT) {
    const page = tickets.slice(from, from + TICKETS_PER_INSERT);
    await saveTickets(tx, game, drawId, Number(sold) + from, page);
  }
}

async function saveTickets(
  tx: Tx,
  { gameId, ruleVersionId, rule }: TestGame,
  drawId: string,
  sold: number,
  tickets: readonly TestTicket[],
): Promise<void> {
  const priced = tickets.map(({ lines }) => sumMinor(lines.map((line) => priceLineMinor(rule, line))));
  const purchaseIds = tickets.map(() => randomUUID());
  const playerIds = tickets.map(({ playerId }) => playerId);
  await tx.query(
    `insert into purchase (id, player_id, game_id, idempotency_key, input_hash, total_minor, currency, channel, created_at)
     select id, player_id, $1, id::text, sha256(''), total, $2, 'test', (select opens_at from draw where id = $6)
     from unnest($3::uuid[], $4::uuid[], $5::bigint[]) as t(id, player_id, total)`,
    [gameId, rule.currency, purchaseIds, playerIds, priced, drawId],
  );
  await tx.query(
    `insert into ticket (draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at)
     select $1, $2::bigint + position, uuidv7(), purchase_id, player_id, $3, lines, jsonb_array_length(lines), stake,
       (select opens_at from draw where id = $1)
     from unnest($4::uuid[], $5::uuid[], $6::jsonb[], $7::bigint[]) with ordinality
       as t(purchase_id, player_id, lines, stake, position)`,
    [drawId, sold, ruleVersionId, purchaseIds, playerIds, tickets.map(({ lines }) => toJson(lines)), priced],
  );
  await tx.query(
    "update draw set sold = sold + $2, lines = lines + $3, stake_minor = stake_minor + $4 where id = $1",
    [drawId, tickets.length, tickets.reduce((sum, { lines }) => sum + lines.length, 0), sumMinor(priced)],
  );
  await payStakes(tx, drawId, rule.currency, playerIds, priced);
}

/** One deposit and one stake for each player of the page, as large as all his tickets. */
async function payStakes(
  tx: Tx,
  drawId: string,
  currency: string,
  playerIds: readonly string[],
  stakes: readonly bigint[],
): Promise<void> {
  const byPlayer = new Map<string, bigint>();
  playerIds.forEach((playerId, index) => {
    byPlayer.set(playerId, (byPlayer.get(playerId) ?? 0n) + (stakes[index] ?? 0n));
  });
  const reference = { kind: "draw", id: drawId };
  const requests = [...byPlayer].flatMap(([playerId, amountMinor]) => {
    const cash = playerCash(playerId, currency);
    return [
      {
        operationId: `test:${randomUUID()}`,
        kind: "deposit" as const,
        debit: houseAccount("bank", currency),
        credit: cash,
        amountMinor,
        reference,
      },
      {
        operationId: `test:${randomUUID()}`,
        kind: "stake" as const,
        debit: cash,
        credit: houseAccount("draw_sales", currency, drawId),
        amountMinor,
        reference,
      },
    ];
  });
  await postTransfers(tx, requests);
}

/** Without terms in the log, but under its game's policy. */
async function passThroughSeal(tx: Tx, drawId: string, result: GameResult): Promise<void> {
  const move = (state: string) =>
    tx.query("update draw set state = $2::draw_state where id = $1", [drawId, state]);
  await tx.query(
    "insert into draw_policy (draw_id, policy) select d.id, g.proof from draw d join game g on g.id = d.game_id where d.id = $1",
    [drawId],
  );
  await move("closed");
  await tx.query(
    `insert into draw_seal (draw_id, algorithm, root, ticket_count, stake_minor)
     select id, 'test', repeat('0', 64), sold, stake_minor from draw where id = $1`,
    [drawId],
  );
  await move("sealed");
  await tx.query("insert into draw_seed (draw_id, algorithm, seed) values ($1, 'test', repeat('0', 128))", [
    drawId,
  ]);
  await tx.query("insert into draw_result (draw_id, result) values ($1, $2::jsonb)", [
    drawId,
    toJson(result),
  ]);
  await move("drawn");
}

/** verified → published, as the worker would at the publication time. */
export async function publishTestDraw(db: Db, drawId: string): Promise<void> {
  await db.query("update draw set state = 'published', published_at = clock_timestamp() where id = $1", [
    drawId,
  ]);
}

export interface TestStaff {
  kind: "staff";
  id: string;
}

export const testStaff = (): TestStaff => ({ kind: "staff", id: randomUUID() });
