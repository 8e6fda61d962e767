import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { PICK_3_RULE, parseRule } from "../../games/index.ts";
import { betRequest, createOpenDraw, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { createTestGame, createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { verifyLedger } from "../../wallet/server/index.ts";
import type { BetRequest } from "../betting.schema.ts";
import { type BatchReport, createBetBatcher } from "./bet-batcher.ts";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

async function openSale(playerCount: number) {
  const { db } = testDatabase;
  const game = await createTestGame(db, parseRule(PICK_3_RULE));
  const playerIds = await createTestPlayers(db, playerCount);
  await sellIn(db, game);
  await fundPlayers(db, playerIds, 1_000_000n);
  const draw = await createOpenDraw(db, game, { cutoffInMs: 3_600_000 });
  // Numbers that differ, so that no outcome reaches its limit of liability.
  const bet = (playerId: string, key?: string, number = 123): BetRequest => {
    const lines = [straight([Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10])];
    return betRequest(playerId, { gameId: game.gameId, drawIds: [draw.id], lines }, key);
  };
  return { db, playerIds, drawId: draw.id, bet };
}

/** Keeps the batch in flight from committing until it is called. */
async function holdDraw(drawId: string): Promise<() => Promise<void>> {
  const client = await testDatabase.db.pool.connect();
  await client.query("begin");
  await client.query("select from draw where id = $1 for update", [drawId]);
  return async () => {
    await client.query("rollback");
    client.release();
  };
}

const codeOf = (error: unknown): unknown => (error as { code?: string }).code;

describe("the batcher", () => {
  test("a player with a full queue of bets does not delay another player's single one", async () => {
    const { db, playerIds, drawId, bet } = await openSale(2);
    const [greedy, modest] = playerIds as [string, string];
    const answered: string[] = [];
    const batcher = createBetBatcher({ db }, { flushMax: 4, inFlightMax: 1 });
    const letGo = await holdDraw(drawId);
    const place = (playerId: string) =>
      batcher.place(bet(playerId)).then(() => void answered.push(playerId === greedy ? "greedy" : "modest"));
    const all = [place(greedy)];
    await vi.waitUntil(() => batcher.depth() === 0, { timeout: 20_000 });
    all.push(...Array.from({ length: 20 }, () => place(greedy)), place(modest));
    await letGo();
    await Promise.all(all);
    // One was in flight already; of the next batch of four the modest player gets his turn.
    expect(answered.slice(0, 5)).toContain("modest");
  });

  test("a full queue answers at once that it is busy, and loses none of those it holds", async () => {
    const { db, playerIds, drawId, bet } = await openSale(12);
    const batcher = createBetBatcher({ db }, { queueMax: 8, flushMax: 4, inFlightMax: 1 });
    const letGo = await holdDraw(drawId);
    const first = batcher.place(bet(playerIds[0] as string));
    await vi.waitUntil(() => batcher.depth() === 0, { timeout: 20_000 });
    const held = playerIds.slice(0, 8).map((playerId) => batcher.place(bet(playerId)));
    const refused = playerIds.slice(8).map((playerId) => batcher.place(bet(playerId)).catch(codeOf));
    expect(await Promise.all(refused)).toEqual(["bet.busy", "bet.busy", "bet.busy", "bet.busy"]);
    await letGo();
    expect((await Promise.all([first, ...held])).every((receipt) => !receipt.isReplay)).toBe(true);
  });

  test("draining answers every bet that was accepted and refuses those that come later", async () => {
    const { db, playerIds, bet } = await openSale(10);
    const reports: BatchReport[] = [];
    const batcher = createBetBatcher({ db }, { onBatch: (report) => reports.push(report) });
    const accepted = playerIds.map((playerId) => batcher.place(bet(playerId)));
    const drained = batcher.drain();
    await expect(batcher.place(bet(playerIds[0] as string))).rejects.toMatchObject({ code: "bet.busy" });
    await drained;
    expect(await Promise.all(accepted)).toHaveLength(10);
    expect(reports.reduce((sum, report) => sum + report.size, 0)).toBe(10);
    expect(reports.every((report) => report.isCommitted)).toBe(true);
  });

  test("when connections die in the middle each bet is kept or not, and its retry tells which", async () => {
    const { db, playerIds, drawId, bet } = await openSale(40);
    const batcher = createBetBatcher({ db }, { flushMax: 16 });
    const keys = Array.from({ length: 400 }, () => randomUUID());
    const requestOf = (key: string, index: number) => bet(playerIds[index % 40] as string, key, index);
    const place = (key: string, index: number) =>
      batcher.place(requestOf(key, index)).then((receipt) => receipt.purchaseId, codeOf);
    const killing = setInterval(() => void killBackends(), 15);
    const first = await Promise.all(keys.map(place)).finally(() => clearInterval(killing));
    // The last kill may still meet this reader's connection.
    const kept = await vi.waitUntil(() => purchasesByKey(keys).catch(() => undefined), { timeout: 20_000 });
    const retried = await vi.waitUntil(
      () =>
        Promise.all(keys.map((key, index) => batcher.place(requestOf(key, index)))).catch(() => undefined),
      { timeout: 20_000, interval: 100 },
    );

    expect(first.some((answer) => answer === undefined)).toBe(true);
    first.forEach((answer, index) => {
      // An answer that was given is true; one that was not given leaves both open until the retry.
      if (answer !== undefined) expect(kept.get(keys[index] as string)).toBe(answer);
    });
    retried.forEach((receipt, index) => {
      expect(receipt.purchaseId).toBe(kept.get(keys[index] as string) ?? receipt.purchaseId);
    });
    const { sold } = await db.one<{ sold: bigint }>("select sold from draw where id = $1", [drawId]);
    expect(sold).toBe(400n);
    expect((await verifyLedger({ db })).balanced).toBe(true);
  });
});

/** As if the server had been restarted under the transactions in flight. */
async function killBackends(): Promise<void> {
  await testDatabase.db
    .query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    )
    .catch(() => undefined);
}

async function purchasesByKey(keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await testDatabase.db.query<{ idempotencyKey: string; id: string }>(
    "select idempotency_key, id from purchase where idempotency_key = any($1)",
    [keys],
  );
  return new Map(rows.map((row) => [row.idempotencyKey, row.id]));
}
