import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { loadWallet, verifyLedger } from "../../wallet/server/index.ts";
import type { PaymentProcessor } from "../payment.types.ts";
import { deposit, listOwnInstruments, listPayments, settlePayment, withdraw } from "./index.ts";
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

const ports = (processor = sandbox) => ({ db: database.db, processor });

/** A player who has paid 50.00 in with `tok_visa_ok`. */
async function payingPlayer(): Promise<string> {
  const [playerId] = await createTestPlayers(database.db, 1);
  if (!playerId) throw new Error("no player was made");
  await deposit(ports(), ask(playerId, 5_000n));
  return playerId;
}

const ask = (playerId: string, amountMinor: bigint, instrument = "tok_visa_ok") => ({
  playerId,
  amountMinor,
  instrument,
  idempotencyKey: randomUUID(),
});

const walletOf = (playerId: string) => loadWallet({ db: database.db }, { playerId, currency: "EUR" });

describe("a withdrawal", () => {
  it("leaves the wallet when it is paid", async () => {
    const playerId = await payingPlayer();
    expect(await withdraw(ports(), ask(playerId, 3_000n))).toMatchObject({
      state: "succeeded",
      direction: "withdrawal",
    });
    expect(await walletOf(playerId)).toMatchObject({ postedMinor: 2_000n, heldMinor: 0n });
  });

  it("of more than is available is refused and leaves no trace", async () => {
    const playerId = await payingPlayer();
    await expect(withdraw(ports(), ask(playerId, 5_001n))).rejects.toMatchObject({
      code: "wallet.insufficient_funds",
    });
    expect((await listPayments({ db: database.db }, { playerId })).items).toHaveLength(1);
    expect(await walletOf(playerId)).toMatchObject({ availableMinor: 5_000n });
  });

  it("of everything, from two tabs at once, is paid once", async () => {
    const playerId = await payingPlayer();
    const answers = await Promise.allSettled([
      withdraw(ports(), ask(playerId, 5_000n)),
      withdraw(ports(), ask(playerId, 5_000n)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await walletOf(playerId)).toMatchObject({ postedMinor: 0n, heldMinor: 0n });
  });

  it("goes only to an instrument the player has paid in with", async () => {
    const playerId = await payingPlayer();
    await expect(withdraw(ports(), ask(playerId, 1_000n, "tok_twice"))).rejects.toMatchObject({
      code: "payment.instrument_not_own",
    });
  });

  it("is offered to what has paid in, not to what was declined", async () => {
    const playerId = await payingPlayer();
    await deposit(ports(), ask(playerId, 1_000n, "tok_declined"));
    expect(await listOwnInstruments({ db: database.db }, { playerId })).toEqual(["tok_visa_ok"]);
  });

  it("that is declined comes back to the wallet", async () => {
    const playerId = await payingPlayer();
    const declining: PaymentProcessor = {
      ...sandbox,
      payOut: async () => ({ outcome: "declined", failureCode: "account_closed" }),
    };
    expect(await withdraw(ports(declining), ask(playerId, 5_000n))).toMatchObject({
      state: "failed",
      failureCode: "account_closed",
    });
    expect(await walletOf(playerId)).toMatchObject({ availableMinor: 5_000n, heldMinor: 0n });
  });

  it("in doubt cannot be spent meanwhile, and is posted when the processor says that it paid", async () => {
    const playerId = await payingPlayer();
    const forgetful: PaymentProcessor = {
      ...sandbox,
      payOut: async (request, signal) => {
        await sandbox.payOut(request, signal);
        throw new Error("connection reset");
      },
    };
    const payment = await withdraw(ports(forgetful), ask(playerId, 4_000n));
    expect(payment).toMatchObject({ state: "pending", failureCode: "unreachable" });
    expect(await walletOf(playerId)).toMatchObject({ heldMinor: 4_000n, availableMinor: 1_000n });
    await settlePayment(ports(), { paymentId: payment.id });
    expect(await walletOf(playerId)).toMatchObject({ postedMinor: 1_000n, heldMinor: 0n });
  });

  it("stays open to a player who excluded himself, though paying in does not", async () => {
    const playerId = await payingPlayer();
    await database.db.query(
      `insert into exclusion (player_id, kind, actor_kind, actor_id) values ($1, 'self_exclusion', 'system', 'test')`,
      [playerId],
    );
    await expect(deposit(ports(), ask(playerId, 1_000n))).rejects.toMatchObject({ kind: "refused" });
    expect(await withdraw(ports(), ask(playerId, 5_000n))).toMatchObject({ state: "succeeded" });
  });
});
