import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closeDraw } from "../../draws/server/index.ts";
import { PICK_3_RULE, parseRule } from "../../games/index.ts";
import { betRequest, createOpenDraw, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { createTestGame, createTestPlayers, type TestGame } from "../../testing/settlement-fixtures.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { loadWallet, lockAccounts, verifyLedger } from "../../wallet/server/index.ts";
import { createBetBatcher, placeBets, refundDraw } from "./index.ts";

let testDatabase: TestDatabase;
const rule = parseRule(PICK_3_RULE);
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  testDatabase = await createTestDatabase({ poolMax: 20 });
});
afterAll(() => testDatabase.drop());

async function world(players: number, fundsMinor: bigint): Promise<{ game: TestGame; playerIds: string[] }> {
  const { db } = testDatabase;
  const game = await createTestGame(db, rule);
  const playerIds = await createTestPlayers(db, players);
  await sellIn(db, game);
  if (fundsMinor > 0n) await fundPlayers(db, playerIds, fundsMinor);
  return { game, playerIds };
}

const ticketsOf = (drawId: string) =>
  testDatabase.db.query<{ serial: bigint; stakeMinor: bigint; soldAt: Date }>(
    "select serial, stake_minor, sold_at from ticket where draw_id = $1 order by serial",
    [drawId],
  );

const balanceOf = (playerId: string) => loadWallet({ db: testDatabase.db }, { playerId, currency: "EUR" });

describe("placeBets", () => {
  test("the same purchase sent 50 times at once makes one ticket and one charge", async () => {
    const { game, playerIds } = await world(1, 1_000n);
    const [playerId] = playerIds as [string];
    const draw = await createOpenDraw(testDatabase.db, game, { cutoffInMs: HOUR_MS });
    const request = betRequest(playerId, {
      gameId: game.gameId,
      drawIds: [draw.id],
      lines: [straight([1, 2, 3])],
    });

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => placeBets({ db: testDatabase.db }, [request])),
    );

    const receipts = answers.flat().map((outcome) => (outcome.ok ? outcome.receipt : outcome.error));
    expect(new Set(receipts.map((receipt) => "purchaseId" in receipt && receipt.purchaseId)).size).toBe(1);
    expect(receipts.filter((receipt) => "isReplay" in receipt && !receipt.isReplay)).toHaveLength(1);
    expect(await ticketsOf(draw.id)).toHaveLength(1);
    expect((await balanceOf(playerId)).availableMinor).toBe(900n);
  });

  test("two tabs spending the last money make one ticket", async () => {
    const { game, playerIds } = await world(1, 100n);
    const [playerId] = playerIds as [string];
    const draw = await createOpenDraw(testDatabase.db, game, { cutoffInMs: HOUR_MS });
    const bet = () =>
      placeBets({ db: testDatabase.db }, [
        betRequest(playerId, { gameId: game.gameId, drawIds: [draw.id], lines: [straight([1, 2, 3])] }),
      ]);

    const outcomes = (await Promise.all([bet(), bet()])).flat();

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      error: { code: "wallet.insufficient_funds" },
    });
    expect(await ticketsOf(draw.id)).toHaveLength(1);
    expect((await balanceOf(playerId)).postedMinor).toBe(0n);
  });

  test("500 concurrent bets across the cutoff leave no ticket behind it, lose none, and answer every one", async () => {
    const { db } = testDatabase;
    const { game, playerIds } = await world(50, 100_000n);
    const draw = await createOpenDraw(db, game, { cutoffInMs: 1_000 });
    const batcher = createBetBatcher({ db });
    const closing = closeWhenDue(draw.id);
    const start = performance.now();
    const bets: Promise<bigint | string | undefined>[] = [];
    for (let index = 0; index < 500; index += 1) {
      // Arrivals are due every 4 ms, whatever became of the ones before.
      await vi.waitUntil(() => performance.now() - start >= index * 4, { timeout: 10_000, interval: 1 });
      const request = betRequest(playerIds[index % playerIds.length] as string, {
        gameId: game.gameId,
        drawIds: [draw.id],
        lines: [straight([index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100)])],
      });
      bets.push(
        batcher.place(request).then(
          (receipt) => receipt.tickets[0]?.serial,
          (error: { code: string }) => error.code,
        ),
      );
    }
    const answers = await Promise.all(bets);
    await closing;

    const serials = answers.filter((answer) => typeof answer === "bigint").sort((a, b) => Number(a - b));
    const refused = answers.filter((answer) => typeof answer !== "bigint");
    const tickets = await ticketsOf(draw.id);
    expect(new Set(refused)).toEqual(new Set(["draw.sales_closed"]));
    expect(serials.length).toBeGreaterThan(50);
    expect(tickets.map((ticket) => ticket.serial)).toEqual(serials);
    expect(serials).toEqual(serials.map((_serial, index) => BigInt(index + 1)));
    expect(tickets.every((ticket) => ticket.soldAt < draw.cutoffAt)).toBe(true);
    const row = await db.one("select state::text as state, sold, stake_minor from draw where id = $1", [
      draw.id,
    ]);
    expect(row).toEqual({
      state: "closed",
      sold: BigInt(serials.length),
      stakeMinor: BigInt(serials.length) * 100n,
    });
    expect((await verifyLedger({ db })).balanced).toBe(true);
  });

  test("a purchase for several draws makes one ticket in each, or none when the money does not reach", async () => {
    const { game, playerIds } = await world(1, 250n);
    const [playerId] = playerIds as [string];
    const draws = await Promise.all(
      [1, 2, 3].map((number) =>
        createOpenDraw(testDatabase.db, game, { cutoffInMs: number * HOUR_MS, number }),
      ),
    );
    const purchase = { gameId: game.gameId, lines: [straight([1, 2, 3])] };
    const ids = draws.map((draw) => draw.id);

    const [refused, accepted] = await placeBets({ db: testDatabase.db }, [
      betRequest(playerId, { ...purchase, drawIds: ids }),
      betRequest(playerId, { ...purchase, drawIds: ids.slice(0, 2) }),
    ]);

    expect(refused).toMatchObject({ ok: false, error: { code: "wallet.insufficient_funds" } });
    expect(accepted).toMatchObject({ ok: true, receipt: { totalMinor: 200n } });
    expect((await Promise.all(ids.map(ticketsOf))).map((tickets) => tickets.length)).toEqual([1, 1, 0]);
  });

  test("a late bet is told the next draw, or plays it where the player asked for that", async () => {
    const { game, playerIds } = await world(1, 1_000n);
    const [playerId] = playerIds as [string];
    const late = await createOpenDraw(testDatabase.db, game, { cutoffInMs: -1_000, number: 1 });
    const next = await createOpenDraw(testDatabase.db, game, { cutoffInMs: HOUR_MS, number: 2 });
    const purchase = { gameId: game.gameId, drawIds: [late.id], lines: [straight([1, 2, 3])] };

    const [told, moved] = await placeBets({ db: testDatabase.db }, [
      betRequest(playerId, purchase),
      betRequest(playerId, { ...purchase, playNextIfLate: true }),
    ]);
    const [alone] = await placeBets({ db: testDatabase.db }, [betRequest(playerId, purchase)]);

    expect(told).toMatchObject({
      ok: false,
      error: { code: "draw.sales_closed", details: { nextDrawId: next.id } },
    });
    expect(alone).toMatchObject({ ok: false, error: { details: { nextDrawId: next.id } } });
    expect(moved).toMatchObject({ ok: true, receipt: { tickets: [{ drawId: next.id, serial: 1n }] } });
    expect(await ticketsOf(late.id)).toHaveLength(0);
    const { state } = await testDatabase.db.one<{ state: string }>(
      "select state::text as state from draw where id = $1",
      [late.id],
    );
    expect(state, "the first late bet closes the draw").toBe("closed");
  });

  test("within the grace only a request that was stamped in time is accepted", async () => {
    const { game, playerIds } = await world(1, 1_000n);
    const [playerId] = playerIds as [string];
    const draw = await createOpenDraw(testDatabase.db, game, { cutoffInMs: -200, graceMs: 5_000 });
    const request = betRequest(playerId, {
      gameId: game.gameId,
      drawIds: [draw.id],
      lines: [straight([1, 2, 3])],
    });

    const [stamped, unstamped, stampedLate] = await placeBets({ db: testDatabase.db }, [
      { ...request, idempotencyKey: randomUUID(), stampedAt: new Date(draw.cutoffAt.getTime() - 50) },
      { ...request, idempotencyKey: randomUUID() },
      { ...request, idempotencyKey: randomUUID(), stampedAt: new Date(draw.cutoffAt.getTime() + 50) },
    ]);

    expect(stamped?.ok).toBe(true);
    expect(unstamped).toMatchObject({ error: { code: "draw.sales_closed" } });
    expect(stampedLate).toMatchObject({ error: { code: "draw.sales_closed" } });
  });

  test("a key used for another purchase is refused and the first purchase stands", async () => {
    const { game, playerIds } = await world(1, 1_000n);
    const [playerId] = playerIds as [string];
    const draw = await createOpenDraw(testDatabase.db, game, { cutoffInMs: HOUR_MS });
    const purchase = { gameId: game.gameId, drawIds: [draw.id] };
    const key = randomUUID();

    const outcomes = await placeBets({ db: testDatabase.db }, [
      betRequest(playerId, { ...purchase, lines: [straight([1, 2, 3])] }, key),
      betRequest(playerId, { ...purchase, lines: [straight([9, 9, 9])] }, key),
    ]);
    const [later] = await placeBets({ db: testDatabase.db }, [
      betRequest(playerId, { ...purchase, lines: [straight([8, 8, 8])] }, key),
    ]);

    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false]);
    expect(later).toMatchObject({ error: { code: "bet.idempotency_mismatch" } });
    expect(await ticketsOf(draw.id)).toHaveLength(1);
  });

  test("no order of arrival brings an outcome past its limit of liability", async () => {
    const { game, playerIds } = await world(20, 100_000n);
    const draw = await createOpenDraw(testDatabase.db, game, { cutoffInMs: HOUR_MS });
    // 20.00 straight pays 10,000.00 and the limit is 100,000.00: eight fit below the restriction at 85 %.
    const bets = playerIds.map((playerId) =>
      placeBets({ db: testDatabase.db }, [
        betRequest(playerId, {
          gameId: game.gameId,
          drawIds: [draw.id],
          lines: [straight([7, 7, 7], 2_000n)],
        }),
      ]),
    );
    const outcomes = (await Promise.all(bets)).flat();

    const exposure = await testDatabase.db.one<{ exposureMinor: bigint }>(
      "select exposure_minor from number_liability where draw_id = $1 and outcome = '777'",
      [draw.id],
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(9);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      error: { code: "game.liability_closed" },
    });
    expect(exposure.exposureMinor <= 10_000_000n).toBe(true);
  });

  test("the database itself refuses a ticket for a draw that does not sell", async () => {
    const { db } = testDatabase;
    const { game, playerIds } = await world(1, 1_000n);
    const [playerId] = playerIds as [string];
    const draw = await createOpenDraw(db, game, { cutoffInMs: HOUR_MS });
    await placeBets({ db }, [
      betRequest(playerId, { gameId: game.gameId, drawIds: [draw.id], lines: [straight([1, 2, 3])] }),
    ]);
    await db.query("update draw set state = 'closed' where id = $1", [draw.id]);

    const copy = db.query(
      `insert into ticket (draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at)
       select draw_id, 2, uuidv7(), purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at
       from ticket where draw_id = $1`,
      [draw.id],
    );
    await expect(copy).rejects.toThrow("does not sell");
    await expect(db.query("update ticket set stake_minor = 1 where draw_id = $1", [draw.id])).rejects.toThrow(
      "append-only",
    );
    await expect(db.query("delete from ticket where draw_id = $1", [draw.id])).rejects.toThrow("append-only");
  });

  test("the database itself refuses a purchase, ticket or transfer that refers to nothing, and keeps what they refer to", async () => {
    const { db } = testDatabase;
    const { game, playerIds } = await world(2, 1_000n);
    const [playerId, otherId] = playerIds as [string, string];
    const draw = await createOpenDraw(db, game, { cutoffInMs: HOUR_MS });
    await placeBets({ db }, [
      betRequest(playerId, { gameId: game.gameId, drawIds: [draw.id], lines: [straight([1, 2, 3])] }),
    ]);
    const nobody = "00000000-0000-7000-8000-000000000000";

    const refused = [
      `insert into purchase (id, player_id, game_id, idempotency_key, input_hash, total_minor, currency, channel)
       select uuidv7(), '${nobody}', game_id, 'x', input_hash, total_minor, currency, channel from purchase where player_id = '${playerId}'`,
      `insert into ticket (draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at)
       select draw_id, 2, uuidv7(), purchase_id, '${otherId}', rule_version_id, lines, line_count, stake_minor, sold_at
       from ticket where draw_id = '${draw.id}'`,
      `insert into transfer (operation_id, debit_account_id, credit_account_id, amount_minor, currency, kind, reference_kind, reference_id)
       select 'x', debit_account_id, credit_account_id, 1, 'USD', kind, 'test', 'x' from transfer limit 1`,
      `insert into transfer (operation_id, phase, pending_id, debit_account_id, credit_account_id, amount_minor, currency, kind, reference_kind, reference_id)
       select 'x', 'void', '${nobody}', debit_account_id, credit_account_id, 1, currency, kind, 'test', 'x' from transfer limit 1`,
    ];
    for (const statement of refused) {
      await expect(db.query(statement)).rejects.toThrow(/refers to nothing|no purchase of its player/);
    }
    for (const kept of ["player", "account", "game", "draw"]) {
      await expect(db.query(`delete from ${kept}`)).rejects.toThrow("never deleted");
      await expect(db.query(`update ${kept} set id = id`)).rejects.toThrow("never deleted or renamed");
    }
  });

  test("a cancelled draw gives every stake back once, however often the job runs", async () => {
    const { db } = testDatabase;
    const { game, playerIds } = await world(3, 1_000n);
    const draw = await createOpenDraw(db, game, { cutoffInMs: HOUR_MS });
    await placeBets(
      { db },
      playerIds.map((playerId) =>
        betRequest(playerId, { gameId: game.gameId, drawIds: [draw.id], lines: [straight([1, 2, 3])] }),
      ),
    );
    await db.query("update draw set state = 'cancelled' where id = $1", [draw.id]);

    await Promise.all([1, 2, 3].map(() => refundDraw({ db }, { drawId: draw.id })));

    const balances = await Promise.all(playerIds.map(balanceOf));
    expect(balances.map((balance) => balance.availableMinor)).toEqual([1_000n, 1_000n, 1_000n]);
    const accounts = await db.tx((tx) =>
      lockAccounts(tx, [
        houseAccount("draw_sales", "EUR", draw.id),
        playerCash(playerIds[0] as string, "EUR"),
      ]),
    );
    expect([...accounts.values()].map((account) => account.postedMinor).sort()).toEqual([0n, 1_000n]);
    expect((await verifyLedger({ db })).balanced).toBe(true);
  });
});

/** What the worker does, without it: closes as soon as the database's clock allows, unless a late bet was faster. */
async function closeWhenDue(drawId: string): Promise<void> {
  const { db } = testDatabase;
  const isClosed = async () =>
    (await closeDraw({ db }, { drawId })) ||
    (await db.one<{ state: string }>("select state::text as state from draw where id = $1", [drawId]))
      .state === "closed";
  await vi.waitUntil(isClosed, { timeout: 30_000, interval: 10 });
}
