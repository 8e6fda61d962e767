import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { loadWallet, verifyLedger } from "../../wallet/server/index.ts";
import type { PaymentProcessor } from "../payment.types.ts";
import { deposit, findPaymentsInDoubt, listPayments, recordStanding, settlePayment } from "./index.ts";
import { createSandboxProcessor } from "./sandbox-processor.ts";

let database: TestDatabase;
let sandbox: PaymentProcessor;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = createSandboxProcessor({ db: database.db });
});
afterEach(async () => {
  expect(await verifyLedger({ db: database.db })).toMatchObject({ balanced: true });
});
afterAll(() => database.drop());

const ports = () => ({ db: database.db, processor: sandbox });

async function newPlayer(): Promise<string> {
  const [playerId] = await createTestPlayers(database.db, 1);
  if (!playerId) throw new Error("no player was made");
  return playerId;
}

const ask = (playerId: string, instrument = "tok_visa_ok", amountMinor = 2_500n) => ({
  playerId,
  amountMinor,
  instrument,
  idempotencyKey: randomUUID(),
});

const balanceOf = async (playerId: string): Promise<bigint> =>
  (await loadWallet({ db: database.db }, { playerId, currency: "EUR" })).postedMinor;

/** Makes a payment as old as the test needs, instead of waiting for it to become so. */
const makeOlder = (paymentId: string, byMs: number) =>
  database.db.query(
    `update payment set created_at = created_at - make_interval(secs => $2 / 1000.0),
       next_ask_at = next_ask_at - make_interval(secs => $2 / 1000.0) where id = $1`,
    [paymentId, byMs],
  );

/** Lets ten minutes go by for the player's settled payments, whose guard the superuser of a test may step around. */
const passTheBlock = (playerId: string) =>
  database.db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query(
      "update payment set settled_at = settled_at - interval '10 minutes' where player_id = $1 and state <> 'pending'",
      [playerId],
    );
  });

describe("a deposit", () => {
  it("that succeeds is credited once, and a page hears of it", async () => {
    const playerId = await newPlayer();
    const payment = await deposit(ports(), ask(playerId));
    expect(payment).toMatchObject({ state: "succeeded", failureCode: null, amountMinor: 2_500n });
    expect(await balanceOf(playerId)).toBe(2_500n);
    const live = await database.db.query("select from outbox where name = $1", [`player:${playerId}`]);
    expect(live).toHaveLength(1);
  });

  it("that is declined fails with the processor's reason and moves nothing", async () => {
    const playerId = await newPlayer();
    expect(await deposit(ports(), ask(playerId, "tok_declined"))).toMatchObject({
      state: "failed",
      failureCode: "declined",
    });
    expect(await balanceOf(playerId)).toBe(0n);
  });

  it("answered twice is credited once", async () => {
    const playerId = await newPlayer();
    const payment = await deposit(ports(), ask(playerId, "tok_twice"));
    await recordStanding(
      { db: database.db },
      { paymentId: payment.id, standing: { outcome: "succeeded", processorRef: payment.processorRef ?? "" } },
    );
    expect(await balanceOf(playerId)).toBe(2_500n);
  });

  it("sent 50 times at once makes one payment, one charge and one transfer", async () => {
    const playerId = await newPlayer();
    const asked = ask(playerId);
    const answers = await Promise.all(Array.from({ length: 50 }, () => deposit(ports(), asked)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(await balanceOf(playerId)).toBe(2_500n);
    const { items } = await listPayments({ db: database.db }, { playerId });
    expect(items).toHaveLength(1);
  });

  it("whose key comes again with another content is refused, and the first one stands", async () => {
    const playerId = await newPlayer();
    const asked = ask(playerId);
    await deposit(ports(), asked);
    await expect(deposit(ports(), { ...asked, amountMinor: 9_900n })).rejects.toMatchObject({
      code: "payment.idempotency_mismatch",
    });
    expect(await balanceOf(playerId)).toBe(2_500n);
  });

  it("is refused to a suspended player and outside the bounds", async () => {
    const playerId = await newPlayer();
    await expect(deposit(ports(), ask(playerId, "tok_visa_ok", 1n))).rejects.toMatchObject({
      code: "payment.amount_out_of_range",
    });
    await database.db.query("update player set status = 'suspended' where id = $1", [playerId]);
    await expect(deposit(ports(), ask(playerId))).rejects.toMatchObject({
      code: "payment.account_not_active",
    });
  });

  it("that is settled stays as it is, whoever writes to the database", async () => {
    const { db } = database;
    const { id } = await deposit(ports(), ask(await newPlayer(), "tok_declined"));
    await expect(db.query("update payment set state = 'succeeded' where id = $1", [id])).rejects.toThrow(
      "failed for good",
    );
    const pending = await deposit(ports(), ask(await newPlayer(), "tok_timeout_after"));
    await expect(db.query("update payment set amount_minor = 1 where id = $1", [pending.id])).rejects.toThrow(
      "amount_minor does not change",
    );
  });

  it("is refused after five failures in ten minutes", async () => {
    const playerId = await newPlayer();
    for (let count = 0; count < 5; count += 1) await deposit(ports(), ask(playerId, "tok_declined"));
    await expect(deposit(ports(), ask(playerId))).rejects.toMatchObject({
      code: "payment.too_many_failures",
    });
  });

  it("declined ten times in a day, in two blocks of five, suspends the player and reports it, once", async () => {
    const { db } = database;
    const playerId = await newPlayer();
    const declineFive = async () => {
      for (let count = 0; count < 5; count += 1) await deposit(ports(), ask(playerId, "tok_declined"));
    };
    const statusOf = () => db.one("select status::text as status from player where id = $1", [playerId]);
    await declineFive();
    await passTheBlock(playerId);
    expect(await deposit(ports(), ask(playerId))).toMatchObject({ state: "succeeded" });
    await passTheBlock(playerId);
    expect(await statusOf()).toEqual({ status: "active" });
    await declineFive();
    expect(await statusOf()).toEqual({ status: "suspended" });
    await passTheBlock(playerId);
    await expect(deposit(ports(), ask(playerId))).rejects.toMatchObject({
      code: "payment.account_not_active",
    });
    const told = await db.query(
      `select actor_kind, action, reason from audit_entry where subject_id = $1
       union all select severity, kind, '' from significant_event where subject_id = $1`,
      [playerId],
    );
    expect(told).toEqual([
      { actorKind: "system", action: "player.set_status", reason: "10 declined deposits within 24 hours" },
      { actorKind: "warning", action: "player.suspended", reason: "" },
    ]);
  });

  it("that never reached the processor counts against nobody", async () => {
    const { db } = database;
    const playerId = await newPlayer();
    for (let count = 0; count < 11; count += 1) {
      const { id: paymentId } = await deposit(ports(), ask(playerId, "tok_timeout_before"));
      await makeOlder(paymentId, 120_000);
      expect(await settlePayment(ports(), { paymentId })).toMatchObject({ failureCode: "never_received" });
      await passTheBlock(playerId);
    }
    const player = await db.one("select status::text as status from player where id = $1", [playerId]);
    expect(player).toEqual({ status: "active" });
  });

  it("tries no more than five cards that fail, however many are sent at once", async () => {
    const playerId = await newPlayer();
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => deposit(ports(), ask(playerId, "tok_declined"))),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });
});

describe("a deposit in doubt", () => {
  it("stays pending, and is credited when the processor says that it took the money", async () => {
    const playerId = await newPlayer();
    const payment = await deposit(ports(), ask(playerId, "tok_timeout_after"));
    expect(payment).toMatchObject({ state: "pending", failureCode: "timeout" });
    expect(await balanceOf(playerId)).toBe(0n);
    expect(await findPaymentsInDoubt({ db: database.db })).toContain(payment.id);
    const settled = await settlePayment(ports(), { paymentId: payment.id });
    expect(settled).toMatchObject({ state: "succeeded", failureCode: null });
    expect(await balanceOf(playerId)).toBe(2_500n);
    await settlePayment(ports(), { paymentId: payment.id });
    expect(await balanceOf(playerId)).toBe(2_500n);
  });

  it.each(["tok_timeout_before", "tok_unreachable"])(
    "with %s fails only when it is too old to arrive",
    async (token) => {
      const playerId = await newPlayer();
      const { id: paymentId } = await deposit(ports(), ask(playerId, token));
      expect(await settlePayment(ports(), { paymentId })).toMatchObject({ state: "pending" });
      await makeOlder(paymentId, 120_000);
      expect(await settlePayment(ports(), { paymentId })).toMatchObject({
        state: "failed",
        failureCode: "never_received",
      });
      expect(await balanceOf(playerId)).toBe(0n);
    },
  );

  it("is asked about at a growing pace, and once however many workers ask", async () => {
    const playerId = await newPlayer();
    let asks = 0;
    const silent: PaymentProcessor = {
      name: "silent",
      charge: () => Promise.reject(new Error("connection reset")),
      payOut: () => Promise.reject(new Error("connection reset")),
      ask: async () => {
        asks += 1;
        return { outcome: "unknown", reason: "unreachable" };
      },
      isAvailable: () => true,
    };
    const silentPorts = { db: database.db, processor: silent };
    const { id: paymentId } = await deposit(silentPorts, ask(playerId));
    await Promise.all(Array.from({ length: 8 }, () => settlePayment(silentPorts, { paymentId })));
    expect(asks).toBe(1);
    await makeOlder(paymentId, 86_400_000);
    expect(await settlePayment(silentPorts, { paymentId })).toMatchObject({ state: "pending" });
    expect(asks).toBe(2);
  });

  it("is one whose processor hangs: the caller waits so long and no longer", async () => {
    const playerId = await newPlayer();
    const hanging: PaymentProcessor = { ...sandbox, charge: () => new Promise(() => undefined) };
    const payment = await deposit({ db: database.db, processor: hanging, answerWithinMs: 20 }, ask(playerId));
    expect(payment).toMatchObject({ state: "pending", failureCode: "timeout" });
  });

  it("survives a crash after the money was taken: the sweep finds it and it is credited once", async () => {
    const playerId = await newPlayer();
    // The process dies between the processor's answer and the second transaction: nothing after the call runs.
    const dying: PaymentProcessor = {
      ...sandbox,
      charge: async (request, signal) => {
        await sandbox.charge(request, signal);
        return new Promise(() => undefined);
      },
    };
    const asked = ask(playerId);
    void deposit({ db: database.db, processor: dying, answerWithinMs: 2_147_483_000 }, asked);
    await expect.poll(() => loadCharges(playerId)).toBe(1);
    const repeated = await deposit(ports(), asked);
    expect(repeated).toMatchObject({ state: "pending" });
    expect(await findPaymentsInDoubt({ db: database.db })).not.toContain(repeated.id);
    await makeOlder(repeated.id, 20_000);
    expect(await findPaymentsInDoubt({ db: database.db })).toContain(repeated.id);
    await settlePayment(ports(), { paymentId: repeated.id });
    expect(await balanceOf(playerId)).toBe(2_500n);
  });

  it("that was given up and then turns out paid is reported, not guessed about", async () => {
    const playerId = await newPlayer();
    const { id: paymentId } = await deposit(ports(), ask(playerId, "tok_declined"));
    await recordStanding(
      { db: database.db },
      { paymentId, standing: { outcome: "succeeded", processorRef: "late" } },
    );
    expect(await balanceOf(playerId)).toBe(0n);
    const events = await database.db.query(
      "select from significant_event where kind = 'payment.contradicted' and subject_id = $1",
      [paymentId],
    );
    expect(events).toHaveLength(1);
  });
});

async function loadCharges(playerId: string): Promise<number> {
  const rows = await database.db.query(
    "select from sandbox_charge s join payment p on p.id::text = s.reference where p.player_id = $1",
    [playerId],
  );
  return rows.length;
}
