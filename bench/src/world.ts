import { createDb, type Db } from "@sortes/db";
import { applyMigrations, dropDatabase, urlOfDatabase } from "@sortes/db/migrate";
import { DAILY_645_RULE, type GameRule, type Line, parseRule, quickPick } from "@sortes/domain/games";
import {
  createOpenDraw,
  createRuledGame,
  createTestPlayers,
  fundPlayers,
  sellIn,
  type TestGame,
} from "@sortes/domain/testing";
import { env } from "./env.ts";

const DRAWS = 7;
const HOUR_MS = 3_600_000;
const FUNDS_MINOR = 100_000_000_00n;
const CHUNK = 5_000;

export interface World {
  db: Db;
  url: string;
  game: TestGame;
  gameId: string;
  rule: GameRule;
  drawIds: string[];
  playerIds: string[];
  close(): Promise<void>;
}

/** A fresh database of the bench's own with one game, a week of open draws and funded players. */
export async function openWorld(name: string, players: number): Promise<World> {
  const url = urlOfDatabase(env.DATABASE_URL, `bench_${name.replaceAll("-", "_")}`);
  await dropDatabase(url);
  await applyMigrations({ url });
  const db = createDb({ url, applicationName: `bench ${name}` });
  const game = await createRuledGame(db, DAILY_645_RULE);
  const playerIds: string[] = [];
  for (let from = 0; from < players; from += CHUNK) {
    const chunk = await createTestPlayers(db, Math.min(CHUNK, players - from));
    await fundPlayers(db, chunk, FUNDS_MINOR);
    playerIds.push(...chunk);
  }
  await sellIn(db, game);
  const drawIds: string[] = [];
  for (let number = 1; number <= DRAWS; number += 1) {
    const draw = await createOpenDraw(db, game, { cutoffInMs: number * 24 * HOUR_MS, number });
    drawIds.push(draw.id);
  }
  await db.query("vacuum analyze");
  return {
    db,
    url,
    game,
    gameId: game.gameId,
    rule: parseRule(DAILY_645_RULE),
    drawIds,
    playerIds,
    close: async () => {
      await db.close();
      await dropDatabase(url);
    },
  };
}

export function singleLine(rule: GameRule, randomBelow: (maxExclusive: number) => number): Line {
  const picks = quickPick(rule, { kind: "matrix", betType: "single" }, randomBelow);
  return { kind: "matrix", betType: "single", picks, stakeMinor: 100n } as Line;
}

/** After some selling: plans and statistics of empty tables belong to the first minute of a database's life. */
export async function letTablesSettle({ db }: World): Promise<void> {
  await db.query("vacuum analyze");
}
