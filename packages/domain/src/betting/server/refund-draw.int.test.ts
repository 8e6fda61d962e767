import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PICK_3_RULE, parseRule } from "../../games/index.ts";
import { setLimit } from "../../protection/server/index.ts";
import { betRequest, createOpenDraw, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { createTestGame, createTestPlayers, type TestGame } from "../../testing/settlement-fixtures.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { loadWallet, postTransfers, verifyLedger } from "../../wallet/server/index.ts";
import { placeBets, refundDraw } from "./index.ts";

let database: TestDatabase;
let game: TestGame;
let playerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  game = await createTestGame(database.db, parseRule(PICK_3_RULE));
});
afterAll(() => database.drop());

const HOUR_MS = 3_600_000;
let number = 0;

async function buy(tickets: number): Promise<string> {
  const { db } = database;
  [playerId = ""] = await createTestPlayers(db, 1);
  await sellIn(db, game);
  await fundPlayers(db, [playerId], 10_000n);
  number += 1;
  const draw = await createOpenDraw(db, game, { cutoffInMs: HOUR_MS + number, number });
  const bets = Array.from({ length: tickets }, () => betOn(draw.id));
  expect((await placeBets({ db }, bets)).every(({ ok }) => ok)).toBe(true);
  return draw.id;
}

const betOn = (drawId: string) =>
  betRequest(playerId, { gameId: game.gameId, drawIds: [drawId], lines: [straight([1, 2, 3])] });

const cancel = (drawId: string) =>
  database.db.query("update draw set state = 'cancelled' where id = $1", [drawId]);

describe("a refund", () => {
  test("that died half-way goes on behind what was paid back, each stake once", async () => {
    const { db } = database;
    const drawId = await buy(3);
    await cancel(drawId);
    await db.tx((tx) =>
      postTransfers(tx, [
        {
          operationId: `refund:${drawId}:2`,
          debit: houseAccount("draw_sales", "EUR", drawId),
          credit: playerCash(playerId, "EUR"),
          amountMinor: 100n,
          kind: "stake_refund",
          reference: { kind: "draw", id: drawId },
        },
      ]),
    );
    expect(await refundDraw({ db }, { drawId })).toBe(2n);
    expect(await refundDraw({ db }, { drawId })).toBe(0n);
    expect((await loadWallet({ db }, { playerId, currency: "EUR" })).availableMinor).toBe(10_000n);
    expect((await verifyLedger({ db })).balanced).toBe(true);
  });

  test("of a draw that was not cancelled pays nothing", async () => {
    const { db } = database;
    expect(await refundDraw({ db }, { drawId: await buy(1) })).toBe(0n);
  });

  test("of an older stake makes no room in a limit, of a fresh one it does", async () => {
    const { db } = database;
    const drawId = await buy(2);
    await setLimit({ db }, { playerId, kind: "stake", period: "day", amountMinor: 200n });
    await setLimit({ db }, { playerId, kind: "loss", period: "day", amountMinor: 200n });
    const next = await createOpenDraw(db, game, { cutoffInMs: 2 * HOUR_MS, number: 1_000 });
    const stake = async () => (await placeBets({ db }, [betOn(next.id)]))[0]?.ok;
    expect(await stake()).toBe(false);

    await madeYesterday(drawId, 1n);
    expect(await stake()).toBe(true);
    expect(await stake()).toBe(false);
    await cancel(drawId);
    await refundDraw({ db }, { drawId });
    expect(await stake()).toBe(true);
    expect(await stake()).toBe(false);
  });
});

/** As if a ticket had been bought a day and an hour ago. */
async function madeYesterday(drawId: string, serial: bigint): Promise<void> {
  await database.db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query(
      `with t as (
         update ticket set sold_at = sold_at - interval '25 hours' where draw_id = $1 and serial = $2 returning id
       )
       update transfer set created_at = created_at - interval '25 hours' from t where transfer.id = t.id`,
      [drawId, serial],
    );
  });
}
