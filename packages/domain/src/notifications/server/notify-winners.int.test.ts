import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PICK_3_RULE, ruleSchema } from "../../games/index.ts";
import { straight } from "../../testing/betting-fixtures.ts";
import { createDrawnDraw, createTestGame, createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { findDrawsToNotify, listNotifications, markNotificationsRead, notifyWinners } from "./index.ts";

let database: TestDatabase;
let drawId: string;
let players: string[];

/** Four tickets: 1 paid, 2 claimed, 3 still due, 4 without a prize. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  players = await createTestPlayers(db, 4);
  const game = await createTestGame(db, ruleSchema.parse(PICK_3_RULE));
  drawId = await createDrawnDraw(db, game, {
    tickets: players.map((playerId) => ({ playerId, lines: [straight([1, 2, 3])] })),
    result: { kind: "digits", digits: [1, 2, 3] },
  });
  await db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("update draw set state = 'published', published_at = clock_timestamp() where id = $1", [
      drawId,
    ]);
  });
  await db.query(
    `insert into payout (draw_id, serial, player_id, gross_minor, tax_minor, currency, state, created_at)
     select t.draw_id, t.serial, t.player_id, 50000, 1000, 'EUR',
       (array['paid', 'claimed', 'due']::payout_state[])[t.serial], clock_timestamp() - interval '1 minute'
     from ticket t where t.draw_id = $1 and t.serial <= 3`,
    [drawId],
  );
});
afterAll(() => database.drop());

const listOf = (position: number) =>
  listNotifications({ db: database.db }, { playerId: players[position] ?? "" });

describe("winners", () => {
  it("are found by the sweep until they were told", async () => {
    expect(await findDrawsToNotify({ db: database.db })).toEqual([drawId]);
    expect(await notifyWinners({ db: database.db }, { drawId })).toBe(2);
    expect(await findDrawsToNotify({ db: database.db })).toEqual([]);
  });

  it("are told once for each prize, however often the job runs", async () => {
    await Promise.all(Array.from({ length: 4 }, () => notifyWinners({ db: database.db }, { drawId })));
    const paid = await listOf(0);
    expect(paid).toMatchObject({ unread: 1, nextCursor: undefined });
    expect(paid.items).toMatchObject([{ kind: "prize_paid", payload: { drawId, amountMinor: 49_000n } }]);
    expect((await listOf(1)).items).toMatchObject([{ kind: "prize_claim" }]);
  });

  it("with a prize still on its way are told when it has arrived", async () => {
    expect((await listOf(2)).items).toEqual([]);
    await database.db.query("update payout set state = 'paid' where draw_id = $1 and serial = 3", [drawId]);
    expect(await notifyWinners({ db: database.db }, { drawId })).toBe(1);
    expect((await listOf(2)).items).toMatchObject([{ kind: "prize_paid" }]);
  });

  it("hear of it on their own channel; who won nothing hears nothing", async () => {
    const live = await database.db.query<{ name: string }>(
      "select name from outbox where payload ->> 'type' = 'notification.new' order by name",
    );
    expect(live.map((row) => row.name)).toEqual(
      players
        .slice(0, 3)
        .map((id) => `player:${id}`)
        .sort(),
    );
    expect((await listOf(3)).items).toEqual([]);
  });

  it("mark a message as read, and only their own", async () => {
    const [message] = (await listOf(0)).items;
    const upToId = message?.id ?? "";
    await markNotificationsRead({ db: database.db }, { playerId: players[1] ?? "", upToId });
    expect(await listOf(0)).toMatchObject({ unread: 1 });
    await markNotificationsRead({ db: database.db }, { playerId: players[0] ?? "", upToId });
    expect(await listOf(0)).toMatchObject({ unread: 0 });
  });
});
