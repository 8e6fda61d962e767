import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GameRule, PICK_3_RULE, parseLine, parseRule } from "../../games/index.ts";
import { randomLine, seededRandom } from "../../testing/random-plays.ts";
import {
  dyingAt,
  loadQueuedJobs,
  loadTestRanges,
  payTestDraw,
  verifyTestDraw,
} from "../../testing/settlement-day.ts";
import {
  createDrawnDraw,
  createTestGame,
  createTestPlayers,
  createTestTaxRule,
  publishTestDraw,
  type TestGameOptions,
} from "../../testing/settlement-fixtures.ts";
import { houseAccount } from "../../wallet/index.ts";
import { loadWallet, postTransfers, verifyLedger } from "../../wallet/server/index.ts";
import { listPayouts, payRange, settleDraw } from "./index.ts";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase({ poolMax: 12 });
});
afterAll(() => testDatabase.drop());

const PICK_3: GameRule = parseRule(PICK_3_RULE);
const DRAWN = { kind: "digits" as const, digits: [1, 2, 3] };
const straight = (stakeMinor: bigint, digits = [1, 2, 3]) =>
  parseLine({ kind: "digits", betType: "straight", picks: { digits }, stakeMinor });

/** A published draw of random tickets, with its one range. */
async function publishedDraw(tickets: number, options: TestGameOptions = {}) {
  const { db } = testDatabase;
  const random = seededRandom(tickets);
  const game = await createTestGame(db, PICK_3, options);
  const players = await createTestPlayers(db, 20);
  const drawId = await createDrawnDraw(db, game, {
    tickets: Array.from({ length: tickets }, () => ({
      playerId: players[random(players.length)] ?? "",
      lines: [randomLine(PICK_3, random), straight(50n, [1, 2, random(10)])],
    })),
    result: DRAWN,
  });
  return publish(drawId);
}

/** A published draw in which each ticket is one straight play. */
async function straightDraw(
  plays: { playerId: string; stakeMinor: bigint }[],
  options: TestGameOptions = {},
) {
  const game = await createTestGame(testDatabase.db, PICK_3, options);
  const drawId = await createDrawnDraw(testDatabase.db, game, {
    tickets: plays.map(({ playerId, stakeMinor }) => ({ playerId, lines: [straight(stakeMinor)] })),
    result: DRAWN,
  });
  return publish(drawId);
}

async function publish(drawId: string) {
  const { db } = testDatabase;
  await verifyTestDraw(db, drawId);
  await publishTestDraw(db, drawId);
  const [range] = await loadTestRanges(db, drawId);
  if (!range) throw new Error("the draw has no range");
  return { db, drawId, range };
}

/** What each winning ticket must get, straight from the winning lines and the prize table. */
const loadOwed = (drawId: string) =>
  testDatabase.db.query<{ serial: bigint; owedMinor: bigint }>(
    `select w.serial, sum(w.units * t.prize_per_unit_minor)::bigint as owed_minor
     from winning_line w join tier_result t using (draw_id, tier) where w.draw_id = $1 group by 1 order by 1`,
    [drawId],
  );
/** What left the draw's prize pool for each ticket. */
const loadMoved = (drawId: string) =>
  testDatabase.db.query<{ serial: bigint; movedMinor: bigint }>(
    `select split_part(operation_id, ':', 3)::bigint as serial, sum(amount_minor)::bigint as moved_minor
     from transfer where reference_id = $1 and kind in ('prize', 'claim_hold') group by 1 order by 1`,
    [drawId],
  );

async function expectPaidOnce(drawId: string): Promise<void> {
  const owed = await loadOwed(drawId);
  expect(owed.length).toBeGreaterThan(0);
  expect(
    (await loadMoved(drawId)).map(({ serial, movedMinor }) => ({ serial, owedMinor: movedMinor })),
  ).toEqual(owed);
  expect((await verifyLedger(testDatabase)).balanced).toBe(true);
}

describe("paying a range", () => {
  it("eight times at once pays every prize exactly once and closes the books", async () => {
    const { db, drawId, range } = await publishedDraw(1_500);
    await Promise.all(Array.from({ length: 8 }, () => payRange({ db }, range)));
    await expectPaidOnce(drawId);
    expect(await loadQueuedJobs(db, drawId)).toContain("settle-draw");
    expect(await settleDraw({ db }, { drawId })).toEqual({ state: "settled" });
  });

  it("killed in the middle keeps what it had finished, and the next run pays the rest once", async () => {
    const { db, drawId, range } = await publishedDraw(3_000);
    await expect(payRange({ db: dyingAt(db, 2) }, range)).rejects.toThrow("killed");
    expect(await loadMoved(drawId)).toHaveLength(256);
    expect(await settleDraw({ db }, { drawId })).toEqual({ state: "waits", openRanges: 1 });
    expect((await loadQueuedJobs(db, drawId)).at(-1)).toBe("pay-draw");
    await payRange({ db }, range);
    await expectPaidOnce(drawId);
  });

  it("of a draw that is not published, or is held, pays nothing", async () => {
    const { db, drawId, range } = await publishedDraw(50);
    await db.query(
      "update draw set state = 'held', held_from = 'published', held_reason = 'looking' where id = $1",
      [drawId],
    );
    expect(await payRange({ db }, range)).toEqual({ state: "not_published", paid: 0, claims: 0 });
    expect(await loadMoved(drawId)).toEqual([]);
  });

  it("pays a player who is suspended: the prize is theirs", async () => {
    const { db } = testDatabase;
    const [playerId = ""] = await createTestPlayers(db, 1);
    await db.query("update player set status = 'suspended' where id = $1", [playerId]);
    const { range } = await straightDraw([{ playerId, stakeMinor: 50n }]);
    expect(await payRange({ db }, range)).toEqual({ state: "paid", paid: 1, claims: 0 });
    expect((await loadWallet({ db }, { playerId, currency: "EUR" })).availableMinor).toBe(250_00n);
  });
});

describe("the instant limit", () => {
  it("divides prizes paid at once from claims, with one approval up to 10,000.00 and two above", async () => {
    const { db } = testDatabase;
    const [playerId = ""] = await createTestPlayers(db, 1);
    const { drawId, range } = await straightDraw(
      [100n, 150n, 20_00n, 20_50n - 50n, 50n].map((stakeMinor) => ({ playerId, stakeMinor })),
      { instantLimitMinor: 500_00n },
    );
    expect(await payRange({ db }, range)).toEqual({ state: "paid", paid: 2, claims: 3 });
    const claims = await db.query(
      `select p.gross_minor, c.approvals_needed, c.state::text as state,
         c.expires_at = d.published_at + interval '180 days' as expires_right
       from claim c join payout p on p.id = c.payout_id join draw d on d.id = p.draw_id where d.id = $1 order by p.serial`,
      [drawId],
    );
    expect(claims).toEqual([
      { grossMinor: 750_00n, approvalsNeeded: 1, state: "notified", expiresRight: true },
      { grossMinor: 10_000_00n, approvalsNeeded: 1, state: "notified", expiresRight: true },
      { grossMinor: 10_000_00n, approvalsNeeded: 1, state: "notified", expiresRight: true },
    ]);
    expect(await settleDraw({ db }, { drawId })).toEqual({ state: "settled" });
  });
});

describe("tax", () => {
  it("is withheld by the rule of the player's jurisdiction that is in force on the day", async () => {
    const { db } = testDatabase;
    const rule = {
      reportFromMinor: 0n,
      reportFromStakeTimes: 0,
      withholdAboveMinor: 100_00n,
      withholdBps: 1_000,
    };
    const [taxed = ""] = await createTestPlayers(db, 1, "TAXED");
    await createTestTaxRule(db, "TAXED", { ...rule, validFromOn: "2020-01-01", withholdBps: 5_000 });
    await createTestTaxRule(db, "TAXED", { ...rule, validFromOn: "2021-01-01" });
    await createTestTaxRule(db, "TAXED", { ...rule, validFromOn: "2999-01-01", withholdBps: 9_000 });
    const [free = ""] = await createTestPlayers(db, 1);
    const { drawId, range } = await straightDraw([
      { playerId: taxed, stakeMinor: 50n },
      { playerId: free, stakeMinor: 50n },
    ]);
    await payRange({ db }, range);
    expect((await loadWallet({ db }, { playerId: taxed, currency: "EUR" })).availableMinor).toBe(225_05n);
    expect((await loadWallet({ db }, { playerId: free, currency: "EUR" })).availableMinor).toBe(250_00n);
    const { items } = await listPayouts({ db }, { playerId: taxed, limit: 10 });
    expect(items).toMatchObject([
      { drawId, grossMinor: 250_00n, taxMinor: 24_95n, netMinor: 225_05n, state: "paid" },
    ]);
    await expectPaidOnce(drawId);
  });
});

describe("settling a draw", () => {
  it("happens once: a settled draw cannot be settled again", async () => {
    const { db, drawId } = await publishedDraw(80);
    await payTestDraw(db, drawId);
    await Promise.all(Array.from({ length: 4 }, () => settleDraw({ db }, { drawId })));
    const settled = await db.query("select from draw_event where draw_id = $1 and to_state = 'settled'", [
      drawId,
    ]);
    expect(settled).toHaveLength(1);
  });

  it("holds a draw whose prize pool is not empty in the end", async () => {
    const { db, drawId, range } = await publishedDraw(80);
    await payRange({ db }, range);
    await db.tx((tx) =>
      postTransfers(tx, [
        {
          operationId: `test:${drawId}`,
          kind: "adjustment",
          debit: houseAccount("bank", "EUR"),
          credit: houseAccount("prize_pool", "EUR", drawId),
          amountMinor: 1n,
          reference: { kind: "draw", id: drawId },
        },
      ]),
    );
    expect(await settleDraw({ db }, { drawId })).toEqual({ state: "held" });
    expect(
      await db.one("select state::text as state, held_from::text as held_from from draw where id = $1", [
        drawId,
      ]),
    ).toEqual({ state: "held", heldFrom: "published" });
  });
});
