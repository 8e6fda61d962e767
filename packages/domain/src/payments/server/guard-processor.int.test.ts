import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { loadWallet, verifyLedger } from "../../wallet/server/index.ts";
import type { PaymentProcessor } from "../payment.types.ts";
import {
  deposit,
  guardProcessor,
  listPayments,
  type PaymentPorts,
  settlePayment,
  withdraw,
} from "./index.ts";
import { createSandboxProcessor } from "./sandbox-processor.ts";

let database: TestDatabase;
let sandbox: PaymentProcessor;
let payers: string[];
/** How the processor fails until it is back. */
let fault: "none" | "refuses" | "hangs";
let calls: number;
let changes: boolean[];

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = createSandboxProcessor({ db: database.db });
});
beforeEach(async () => {
  [fault, calls, changes] = ["none", 0, []];
  payers = await createTestPlayers(database.db, 6);
});
afterEach(async () => {
  expect(await verifyLedger({ db: database.db })).toMatchObject({ balanced: true });
});
afterAll(() => database.drop());

/** The sandbox over a line that can be cut. */
function faultyLine(): PaymentProcessor {
  const send = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    calls += 1;
    if (fault === "refuses") throw new Error("connection refused");
    if (fault === "hangs") await new Promise<never>(() => undefined);
    return call();
  };
  return {
    name: sandbox.name,
    charge: (request, signal) => send(() => sandbox.charge(request, signal)),
    payOut: (request, signal) => send(() => sandbox.payOut(request, signal)),
    ask: (reference, signal) => send(() => sandbox.ask(reference, signal)),
    isAvailable: () => true,
  };
}

const guarded = (
  leftAloneMs: number,
  answerWithinMs = 10_000,
): PaymentPorts & { db: TestDatabase["db"] } => ({
  db: database.db,
  answerWithinMs,
  processor: guardProcessor(faultyLine(), {
    leftAloneMs,
    onChange: (isAvailable) => changes.push(isAvailable),
  }),
});

const ask = (playerId: string, idempotencyKey: string = randomUUID()) => ({
  playerId,
  amountMinor: 2_500n,
  instrument: "tok_visa_ok",
  idempotencyKey,
});
const paymentsOf = async (playerId: string) =>
  (await listPayments({ db: database.db }, { playerId })).items.map(({ state }) => state);
const walletOf = (playerId: string) => loadWallet({ db: database.db }, { playerId, currency: "EUR" });
const LONG_MS = 3_600_000;

/** Five payments at once that nobody answers. */
const takeDown = (ports: ReturnType<typeof guarded>) =>
  Promise.all(payers.slice(0, 5).map((playerId) => deposit(ports, ask(playerId))));

test.each([
  ["refuses connections", "refuses", "unreachable"],
  ["takes requests and never answers", "hangs", "timeout"],
] as const)(
  "a processor that %s is left alone after five payments, and nothing new is begun",
  async (_what, how, reason) => {
    const ports = guarded(LONG_MS, 50);
    const [last = "", ...others] = payers;
    await deposit(ports, ask(last));
    fault = how;
    const asked = others.map((playerId) => ask(playerId));
    for (const payment of asked) {
      expect(await deposit(ports, payment)).toMatchObject({ state: "pending", failureCode: reason });
    }
    const unavailable = { code: "payment.processor_unavailable", kind: "unavailable" };
    await expect(deposit(ports, ask(last))).rejects.toMatchObject(unavailable);
    await expect(withdraw(ports, ask(last))).rejects.toMatchObject(unavailable);
    expect([calls, changes]).toEqual([6, [false]]);
    expect(await paymentsOf(last)).toEqual(["succeeded"]);
    expect(await walletOf(last)).toMatchObject({ availableMinor: 2_500n, heldMinor: 0n });
    // Who asks again about a payment that was begun hears of that payment.
    expect(await deposit(ports, asked[0] ?? ask(last))).toMatchObject({ state: "pending" });
  },
);

test("an answer to the sweep's question makes it available again, and what was in doubt is settled", async () => {
  const ports = guarded(0);
  fault = "refuses";
  const doubtful = await takeDown(ports);
  expect(ports.processor.isAvailable()).toBe(false);
  // In truth the processor had heard of the first one; only its answers were lost.
  const [heard] = doubtful;
  if (!heard) throw new Error("no payment was begun");
  const { id: reference, amountMinor, currency, instrument } = heard;
  await sandbox.charge({ reference, amountMinor, currency, instrument }, AbortSignal.timeout(LONG_MS));
  expect(await settlePayment(ports, { paymentId: reference })).toMatchObject({ state: "pending" });
  fault = "none";
  await database.db.query("update payment set next_ask_at = clock_timestamp() where id = $1", [reference]);
  expect(await settlePayment(ports, { paymentId: reference })).toMatchObject({ state: "succeeded" });
  expect(ports.processor.isAvailable()).toBe(true);
  expect(await deposit(ports, ask(payers[1] ?? ""))).toMatchObject({ state: "succeeded" });
  expect(changes.at(-1)).toBe(true);
});

test("where no sweep asks, a refused payment asks about nothing, and the next one finds it back", async () => {
  const ports = guarded(0);
  fault = "refuses";
  await takeDown(ports);
  fault = "none";
  const [player = ""] = payers;
  await expect(deposit(ports, ask(player))).rejects.toMatchObject({ code: "payment.processor_unavailable" });
  await expect.poll(() => deposit(ports, ask(player))).toMatchObject({ state: "succeeded" });
  expect(await paymentsOf(player)).toEqual(["succeeded", "pending"]);
});
