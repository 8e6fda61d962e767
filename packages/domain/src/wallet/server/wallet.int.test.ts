import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AccountRef, houseAccount, playerCash, type TransferRequest } from "../index.ts";
import {
  exportWalletStatementCsv,
  holdFunds,
  loadWallet,
  loadWalletStatement,
  postHeld,
  postTransfers,
  verifyLedger,
  voidHeld,
} from "./index.ts";

let database: TestDatabase;
let playerId: string;
let cash: AccountRef;
const bank = houseAccount("bank", "EUR");

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  playerId = randomUUID();
  cash = playerCash(playerId, "EUR");
});

const request = (part: Partial<TransferRequest>): TransferRequest => ({
  operationId: randomUUID(),
  debit: bank,
  credit: cash,
  amountMinor: 100n,
  kind: "deposit",
  reference: { kind: "test", id: playerId },
  ...part,
});

const post = (...requests: TransferRequest[]) => database.db.tx((tx) => postTransfers(tx, requests));
const transferCount = async (operationId: string) =>
  (
    await database.db.one<{ count: bigint }>("select count(*) from transfer where operation_id = $1", [
      operationId,
    ])
  ).count;
const wallet = () => loadWallet({ db: database.db }, { playerId, currency: "EUR" });

describe("wallet", () => {
  test("an operation happens once, however often and however concurrently it is asked for", async () => {
    const deposit = request({ amountMinor: 500n });
    await Promise.all(Array.from({ length: 20 }, () => post(deposit)));
    expect((await wallet()).postedMinor).toBe(500n);
    expect(await transferCount(deposit.operationId)).toBe(1n);
  });

  test("the same operation with another amount is refused and moves nothing", async () => {
    const deposit = request({});
    await post(deposit);
    await expect(post({ ...deposit, amountMinor: 999n })).rejects.toMatchObject({
      code: "wallet.operation_mismatch",
    });
    expect((await wallet()).postedMinor).toBe(100n);
  });

  test("one uncovered transfer takes the whole batch with it", async () => {
    await post(request({ amountMinor: 100n }));
    const moves = [
      request({ debit: cash, credit: bank, amountMinor: 60n, kind: "withdrawal" }),
      request({ debit: cash, credit: bank, amountMinor: 60n, kind: "withdrawal" }),
    ];
    await expect(post(...moves)).rejects.toMatchObject({
      code: "wallet.insufficient_funds",
      details: { availableMinor: 40n, neededMinor: 60n },
    });
    expect((await wallet()).postedMinor).toBe(100n);
  });

  test("concurrent transfers never spend the same money twice", async () => {
    await post(request({ amountMinor: 100n }));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 25 }, () =>
        post(request({ debit: cash, credit: bank, amountMinor: 10n, kind: "withdrawal" })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10);
    expect((await wallet()).postedMinor).toBe(0n);
  });

  test("held money cannot be spent; posting a part gives the rest back; a hold is resolved once", async () => {
    await post(request({ amountMinor: 100n }));
    const hold = request({ debit: cash, credit: bank, amountMinor: 80n, kind: "withdrawal" });
    await database.db.tx((tx) => holdFunds(tx, hold));
    expect(await wallet()).toMatchObject({ postedMinor: 100n, heldMinor: 80n, availableMinor: 20n });
    await expect(post(request({ debit: cash, credit: bank, amountMinor: 30n }))).rejects.toThrow();

    const resolve = () => database.db.tx((tx) => postHeld(tx, hold.operationId, 50n));
    const answers = await Promise.all([resolve(), resolve(), resolve()]);

    expect(new Set(answers.map((transfer) => transfer.id)).size).toBe(1);
    expect(await wallet()).toMatchObject({ postedMinor: 50n, heldMinor: 0n });
    await expect(database.db.tx((tx) => voidHeld(tx, hold.operationId))).rejects.toMatchObject({
      code: "wallet.already_resolved",
    });
    expect((await verifyLedger({ db: database.db })).balanced).toBe(true);
  });

  test("the statement carries the balance after each movement, over page borders", async () => {
    for (const amountMinor of [100n, 200n, 300n]) await post(request({ amountMinor }));
    await post(request({ debit: cash, credit: bank, amountMinor: 50n, kind: "withdrawal" }));
    const page = (offset: number) =>
      loadWalletStatement({ db: database.db }, { playerId, currency: "EUR", offset, limit: 3 });
    const [first, second] = [await page(0), await page(3)];
    expect(first.items.map((row) => [row.changeMinor, row.balanceAfterMinor])).toEqual([
      [-50n, 550n],
      [300n, 600n],
      [200n, 300n],
    ]);
    expect(first.nextOffset).toBe(3);
    expect(second.items.map((row) => row.balanceAfterMinor)).toEqual([100n]);
    expect(second.nextOffset).toBeUndefined();
  });

  test("the file of movements says what the statement says, signed and in major units", async () => {
    await post(request({ amountMinor: 1_250n }));
    await post(request({ debit: cash, credit: bank, amountMinor: 300n, kind: "withdrawal" }));
    const csv = await exportWalletStatementCsv({ db: database.db }, { playerId, currency: "EUR" });
    const [header, newest, oldest] = csv.split("\r\n").map((line) => line.split(","));
    expect(header).toEqual(["at", "kind", "amount", "balance", "currency", "reference", "id"]);
    expect(newest?.slice(1, 5)).toEqual(["withdrawal", "-3.00", "9.50", "EUR"]);
    expect(oldest?.slice(1, 5)).toEqual(["deposit", "12.50", "12.50", "EUR"]);
  });

  test("history cannot be changed, and the replay notices a balance that was", async () => {
    const { db } = database;
    await post(request({}));
    await expect(db.query("update transfer set amount_minor = 1")).rejects.toThrow("append-only");
    await expect(db.query("delete from transfer")).rejects.toThrow("append-only");
    await expect(
      db.query("update account set held_minor = posted_minor + 1 where owner_id = $1", [playerId]),
    ).rejects.toThrow("account_funds");

    await db.query("update account set posted_minor = posted_minor + 7 where owner_id = $1", [playerId]);
    const verdict = await verifyLedger({ db });
    await db.query("update account set posted_minor = posted_minor - 7 where owner_id = $1", [playerId]);

    expect(verdict.balanced).toBe(false);
    expect(verdict.mismatches).toMatchObject([
      { ownerId: playerId, postedMinor: 107n, replayedPostedMinor: 100n },
    ]);
  });
});
