import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { setPlayerStatus } from "../../players/server/index.ts";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { houseAccount, playerCash, type TransferKind } from "../../wallet/index.ts";
import { lockAccounts, postTransfers } from "../../wallet/server/index.ts";
import { decideWithinLimits } from "../index.ts";
import {
  excludePlayer,
  excludeSelf,
  loadBetConstraints,
  loadExclusions,
  loadLimits,
  loadNetPosition,
  requireDepositAllowed,
  requireNotExcluded,
  setLimit,
} from "./index.ts";

let database: TestDatabase;
let playerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  [playerId] = (await createTestPlayers(database.db, 1)) as [string];
});

const ports = () => ({ db: database.db });

/** Generous: on a busy machine the other transaction may take long to reach its lock. */
const WAIT = { timeout: 20_000 };

const move = (kind: TransferKind, direction: "in" | "out", amountMinor: bigint) =>
  database.db.tx((tx) => {
    const bank = houseAccount("bank", "EUR");
    const cash = playerCash(playerId, "EUR");
    const legs = direction === "in" ? { debit: bank, credit: cash } : { debit: cash, credit: bank };
    const reference = { kind: "test", id: playerId };
    return postTransfers(tx, [{ operationId: randomUUID(), ...legs, amountMinor, kind, reference }]);
  });

const judgeStake = (stakeMinor: bigint) =>
  database.db.tx(async (tx) => {
    const { now } = await tx.one<{ now: Date }>("select clock_timestamp() as now");
    const players = new Map([[playerId, { currency: "EUR", timeZone: "UTC" }]]);
    const constraints = (await loadBetConstraints(tx, players, Promise.resolve(now))).get(playerId);
    return constraints && decideWithinLimits(constraints, stakeMinor)?.code;
  });

const deposit = (amountMinor: bigint) =>
  database.db.tx((tx) => requireDepositAllowed(tx, { playerId, amountMinor }));

/** As if a day had passed since the player asked. */
const letPendingPass = () =>
  database.db.query(
    "update player_limit set pending_from = pending_from - interval '24 hours' where player_id = $1",
    [playerId],
  );

describe("limits", () => {
  test("a tighter limit holds for the very next bet, a looser one after 24 hours", async () => {
    const { db } = database;
    const limit = { playerId, kind: "stake", period: "day" } as const;
    expect(await judgeStake(1_000n)).toBeUndefined();
    expect((await setLimit({ db }, { ...limit, amountMinor: 500n })).effect).toBe("now");
    expect(await judgeStake(500n)).toBeUndefined();
    expect(await judgeStake(501n)).toBe("protection.stake_limit");

    expect((await setLimit({ db }, { ...limit, amountMinor: 800n })).effect).toBe("later");
    expect(await judgeStake(501n)).toBe("protection.stake_limit");
    await letPendingPass();
    expect(await judgeStake(800n)).toBeUndefined();
    expect(await judgeStake(801n)).toBe("protection.stake_limit");

    expect((await setLimit({ db }, { ...limit, amountMinor: null })).effect).toBe("later");
    expect(await judgeStake(801n)).toBe("protection.stake_limit");
    await letPendingPass();
    expect(await judgeStake(1_000_000n)).toBeUndefined();
  });

  test("a stake limit counts stakes less refunds; a loss limit also gives prizes back, never more than the limit", async () => {
    const { db } = database;
    await setLimit({ db }, { playerId, kind: "stake", period: "week", amountMinor: 1_000n });
    await setLimit({ db }, { playerId, kind: "loss", period: "month", amountMinor: 600n });
    await move("deposit", "in", 5_000n);
    await move("stake", "out", 500n);
    await move("stake_refund", "in", 100n);
    expect(await judgeStake(200n)).toBeUndefined();
    expect(await judgeStake(201n)).toBe("protection.loss_limit");
    await move("prize", "in", 10_000n);
    expect(await judgeStake(600n)).toBeUndefined();
    expect(await judgeStake(601n)).toBe("protection.stake_limit");
    const limits = await loadLimits({ db }, { playerId });
    expect(limits.find((limit) => limit.kind === "stake" && limit.period === "week")).toMatchObject({
      limitMinor: 1_000n,
      remainingMinor: 600n,
      pending: null,
    });
    expect(limits.find((limit) => limit.kind === "loss" && limit.period === "month")?.remainingMinor).toBe(
      600n,
    );
  });

  test("a deposit limit counts what came in and what is on its way", async () => {
    const { db } = database;
    await setLimit({ db }, { playerId, kind: "deposit", period: "month", amountMinor: 1_000n });
    await move("deposit", "in", 400n);
    await move("prize", "in", 9_000n);
    await db.query(
      `insert into payment (player_id, direction, amount_minor, currency, state, instrument, idempotency_key, input_hash, processor)
       values ($1, 'deposit', 300, 'EUR', 'pending', 'i', 'k', repeat('0', 64), 'p')`,
      [playerId],
    );
    await expect(deposit(300n)).resolves.toBeUndefined();
    await expect(deposit(301n)).rejects.toMatchObject({
      code: "protection.deposit_limit",
      details: { period: "month", limitMinor: 1_000n, remainingMinor: 300n },
    });
  });

  const actor = { kind: "staff", id: randomUUID() } as const;
  test.each([
    ["a limit", () => setLimit(ports(), { playerId, kind: "stake", period: "day", amountMinor: 0n })],
    ["an exclusion", () => excludeSelf(ports(), { playerId, request: { kind: "cool_off", days: 1 } })],
    [
      "a suspension",
      () => setPlayerStatus(ports(), { playerId, status: "suspended", reason: "asked", actor }),
    ],
  ])("%s waits for the bet that holds the cash account, and never the bet for it", async (_name, act) => {
    const { db } = database;
    const order: string[] = [];
    const release = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const bet = db.tx(async (tx) => {
      await lockAccounts(tx, [playerCash(playerId, "EUR")]);
      locked.resolve();
      await release.promise;
      // What the foreign keys of purchases and tickets ask for. Waiting here would be a deadlock.
      await tx.query("select from player where id = $1 for key share nowait", [playerId]);
      order.push("bet");
    });
    await locked.promise;
    const done = act().then(() => order.push("change"));
    await vi.waitFor(async () => {
      const { waiting } = await db.one<{ waiting: bigint }>(
        "select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      expect(waiting).toBe(1n);
    }, WAIT);
    release.resolve();
    await Promise.all([bet, done]);
    expect(order).toEqual(["bet", "change"]);
  });

  test("every change is in the audit log with what was before", async () => {
    const { db } = database;
    await setLimit({ db }, { playerId, kind: "loss", period: "day", amountMinor: 100n });
    await setLimit({ db }, { playerId, kind: "loss", period: "day", amountMinor: 50n });
    await setLimit({ db }, { playerId, kind: "loss", period: "day", amountMinor: 50n });
    const entries = await db.query(
      "select before, after from audit_entry where subject_id = $1 order by seq",
      [playerId],
    );
    expect(entries).toMatchObject([
      { before: null, after: { kind: "loss", period: "day", amountMinor: "100" } },
      { before: { amountMinor: "100" }, after: { amountMinor: "50" } },
    ]);
  });
});

describe("exclusions", () => {
  test("a cool-off stops bets and deposits at once", async () => {
    const { db } = database;
    await excludeSelf({ db }, { playerId, request: { kind: "cool_off", days: 1 } });
    expect(await judgeStake(1n)).toBe("protection.excluded");
    await expect(deposit(1n)).rejects.toMatchObject({ code: "protection.excluded" });
    await expect(db.tx((tx) => requireNotExcluded(tx, { playerId }))).rejects.toMatchObject({
      code: "protection.excluded",
      details: { kind: "cool_off", until: expect.any(Date) },
    });
  });

  test("nobody can shorten one: a shorter wish later changes nothing, and history refuses edits", async () => {
    const { db } = database;
    await excludeSelf({ db }, { playerId, request: { kind: "self_exclusion", months: null } });
    await excludePlayer(
      { db },
      {
        playerId,
        request: { kind: "cool_off", days: 1 },
        actor: { kind: "staff", id: randomUUID() },
        reason: "asked by telephone",
      },
    );
    const { current, items } = await loadExclusions({ db }, { playerId });
    expect(current).toMatchObject({ kind: "self_exclusion", endsAt: null });
    expect(items).toHaveLength(2);
    await expect(
      db.query("update exclusion set ends_at = clock_timestamp() where player_id = $1", [playerId]),
    ).rejects.toThrow("append-only");
  });

  test("one for ever outlasts any number of breaks taken after it", async () => {
    const { db } = database;
    await excludeSelf({ db }, { playerId, request: { kind: "self_exclusion", months: null } });
    await db.query(
      `insert into exclusion (player_id, kind, starts_at, ends_at, actor_kind, actor_id)
       select $1, 'cool_off', clock_timestamp(), clock_timestamp() + interval '1 millisecond', 'player', 'himself'
       from generate_series(1, 101)`,
      [playerId],
    );
    await expect(deposit(1n)).rejects.toMatchObject({
      code: "protection.excluded",
      details: { kind: "self_exclusion", until: null },
    });
    expect((await loadExclusions({ db }, { playerId })).current).toMatchObject({ endsAt: null });
  });

  test("a suspended player is kept from betting and depositing", async () => {
    await database.db.query("update player set status = 'suspended' where id = $1", [playerId]);
    expect(await judgeStake(1n)).toBe("protection.player_inactive");
    await expect(deposit(1n)).rejects.toMatchObject({ code: "protection.player_inactive" });
  });
});

test("the net position is what was won after tax less what was staked", async () => {
  await move("deposit", "in", 2_000n);
  await move("stake", "out", 700n);
  await move("stake_refund", "in", 200n);
  await move("prize", "in", 1_000n);
  await move("tax", "out", 240n);
  await move("withdrawal", "out", 300n);
  const positions = await loadNetPosition({ db: database.db }, { playerId });
  expect(positions.map((position) => position.period)).toEqual(["day", "week", "month", "ever"]);
  for (const position of positions) {
    expect(position).toMatchObject({
      depositedMinor: 2_000n,
      withdrawnMinor: 300n,
      stakedMinor: 500n,
      wonMinor: 760n,
      netMinor: 260n,
    });
  }
});
