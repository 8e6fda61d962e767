import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAILY_645_RULE, PICK_3_RULE, parseRule } from "../../games/index.ts";
import { betRequest, createOpenDraw, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { createTestGame, createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { listLiability, placeBets } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A draw of three digits and a way to stake on an outcome in it. */
async function openPick3() {
  const { db } = database;
  const game = await createTestGame(db, parseRule(PICK_3_RULE));
  const [playerId = ""] = await createTestPlayers(db, 1);
  await sellIn(db, game);
  await fundPlayers(db, [playerId], 1_000_00n);
  const draw = await createOpenDraw(db, game, { cutoffInMs: 3_600_000 });
  const bet = async (digits: number[], stakeMinor: bigint): Promise<void> => {
    const purchase = { gameId: game.gameId, drawIds: [draw.id], lines: [straight(digits, stakeMinor)] };
    const [outcome] = await placeBets({ db }, [betRequest(playerId, purchase)]);
    expect(outcome).toMatchObject({ ok: true });
  };
  return { game, draw, bet };
}

test("the costliest outcome comes first, with the mark it has reached", async () => {
  const { db } = database;
  const { game, draw, bet } = await openPick3();
  await bet([1, 2, 3], 1_00n);
  // 20.00 at 500 times is a tenth of the limit of 100,000.00: seven of them are the warning mark.
  for (let count = 0; count < 7; count += 1) await bet([7, 7, 7], 20_00n);
  const rows = await listLiability({ db }, { gameId: game.gameId, limit: 10 });
  expect(rows.map(({ outcome, exposureMinor, level }) => ({ outcome, exposureMinor, level }))).toEqual([
    { outcome: "777", exposureMinor: 70_000_00n, level: "warn" },
    { outcome: "123", exposureMinor: 500_00n, level: "ok" },
  ]);
  expect(await listLiability({ db }, { drawId: draw.id, limit: 1 })).toHaveLength(1);
});

test("the board of a game forgets draws whose result is in; the draw itself does not", async () => {
  const { db } = database;
  const { game, draw, bet } = await openPick3();
  await bet([4, 5, 6], 1_00n);
  await db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("update draw set state = 'drawn' where id = $1", [draw.id]);
  });
  expect(await listLiability({ db }, { gameId: game.gameId, limit: 10 })).toEqual([]);
  expect(await listLiability({ db }, { drawId: draw.id, limit: 10 })).toHaveLength(1);
});

test("a game of too many outcomes has none to watch", async () => {
  const { db } = database;
  const game = await createTestGame(db, parseRule(DAILY_645_RULE));
  expect(await listLiability({ db }, { gameId: game.gameId, limit: 10 })).toEqual([]);
});
