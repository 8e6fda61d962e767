import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAILY_645_RULE } from "../../games/index.ts";
import { createOpenDraw } from "../../testing/betting-fixtures.ts";
import { createRuledGame } from "../../testing/draw-fixtures.ts";
import { loadPrizeEstimates, loadSellingPools } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("only pools whose sales have moved are told, with the estimates everyone else is told", async () => {
  const { db } = database;
  const game = await createRuledGame(db, DAILY_645_RULE);
  const moving = await createOpenDraw(db, game, { cutoffInMs: 3_600_000, number: 1 });
  const resting = await createOpenDraw(db, game, { cutoffInMs: 7_200_000, number: 2 });
  await createOpenDraw(db, game, { cutoffInMs: -1_000, number: 3 });

  const first = await loadSellingPools({ db }, { known: new Map() });
  expect(first.map(({ drawId }) => drawId)).toEqual([moving.id, resting.id]);

  await db.query("update draw set stake_minor = 500_00 where id = $1", [moving.id]);
  const known = new Map(first.map(({ drawId, stakeMinor }) => [drawId, stakeMinor]));
  const estimates = await loadPrizeEstimates({ db }, { drawId: moving.id });
  expect(await loadSellingPools({ db }, { known })).toEqual([{ ...estimates, gameId: game.gameId }]);
});
