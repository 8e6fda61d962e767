import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDueDraws } from "../../draws/server/index.ts";
import { DAILY_645_RULE, drawResult, type GameRule, PICK_3_RULE, parseRule } from "../../games/index.ts";
import { randomLine, seededRandom } from "../../testing/random-plays.ts";
import {
  dyingAt,
  evaluateTestDraw,
  loadQueuedJobs,
  loadTestRanges,
  verifyTestDraw,
} from "../../testing/settlement-day.ts";
import {
  createDrawnDraw,
  createTestGame,
  createTestPlayers,
  type TestGame,
  testStaff,
} from "../../testing/settlement-fixtures.ts";
import { houseAccount } from "../../wallet/index.ts";
import { verifyLedger } from "../../wallet/server/index.ts";
import { confirmDraw, loadDrawOutcome, planSettlement, settleRange, verifyDraw } from "./index.ts";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

const PICK_3 = parseRule(PICK_3_RULE);
const LOTTO = parseRule({ ...DAILY_645_RULE, main: { count: 6, max: 20 } });

async function drawnDraw(
  rule: GameRule,
  {
    tickets = 300,
    number = 1,
    game,
    ...options
  }: Partial<{ tickets: number; number: number; game: TestGame; publishers: number }> = {},
) {
  const { db } = testDatabase;
  const random = seededRandom(number);
  const ofGame = game ?? (await createTestGame(db, rule, options));
  const [playerId = ""] = await createTestPlayers(db, 1);
  const drawId = await createDrawnDraw(db, ofGame, {
    number,
    tickets: Array.from({ length: tickets }, () => ({ playerId, lines: [randomLine(rule, random)] })),
    result: drawResult(rule, random),
  });
  return { db, game: ofGame, drawId, playerId };
}

const loadDrawState = (drawId: string) =>
  testDatabase.db.one<{ state: string; heldReason: string | null }>(
    "select state::text as state, held_reason from draw where id = $1",
    [drawId],
  );

async function balance(kind: "draw_sales" | "prize_pool" | "jackpot", ownerId: string): Promise<bigint> {
  const ref = houseAccount(kind, "EUR", ownerId);
  const account = await testDatabase.db.maybeOne<{ postedMinor: bigint }>(
    "select posted_minor from account where owner_kind = 'house' and owner_id = $1 and kind = $2::account_kind",
    [ref.ownerId, ref.kind],
  );
  return account?.postedMinor ?? 0n;
}

/** Whether the sweep would queue the draw's next step. */
const isSwept = async (drawId: string): Promise<boolean> =>
  (await findDueDraws({ db: testDatabase.db }, { graceS: 0 })).some((work) => work.drawId === drawId);

const countRows = async (table: string, drawId: string): Promise<bigint> =>
  (
    await testDatabase.db.one<{ rows: bigint }>(`select count(*) as rows from ${table} where draw_id = $1`, [
      drawId,
    ])
  ).rows;

describe("settling a range", () => {
  it("leaves nothing when it is killed before its commit, and everything when it is run again", async () => {
    const { db, drawId } = await drawnDraw(PICK_3);
    await planSettlement({ db }, { drawId });
    const [range] = await loadTestRanges(db, drawId);
    if (!range) throw new Error("no range");
    await expect(settleRange({ db: dyingAt(db, 1) }, range)).rejects.toThrow("killed");
    expect(await countRows("winning_line", drawId)).toBe(0n);

    const [first, second] = await Promise.all([settleRange({ db }, range), settleRange({ db }, range)]);
    expect([first.state, second.state].sort()).toEqual(["evaluated", "evaluated_before"]);
    expect(await countRows("winning_line", drawId)).toBe(BigInt(first.winningLines + second.winningLines));
    expect(await loadQueuedJobs(db, drawId)).toEqual(["settle-range", "verify-draw"]);
  });

  it("of a range nobody planned is a bug", async () => {
    const { db, drawId } = await drawnDraw(PICK_3, { tickets: 1 });
    await expect(settleRange({ db }, { drawId, fromSerial: 1, toSerial: 1 })).rejects.toThrow(
      "never planned",
    );
  });
});

describe("planning", () => {
  it("twice makes the same ranges; a draw without tickets goes straight to its check", async () => {
    const { db, drawId } = await drawnDraw(PICK_3, { tickets: 0 });
    expect(await planSettlement({ db }, { drawId })).toEqual({ state: "planned", openRanges: 0 });
    expect(await loadQueuedJobs(db, drawId)).toEqual(["verify-draw"]);
    expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "verified" });
    expect(await planSettlement({ db }, { drawId })).toEqual({ state: "not_drawn", drawState: "verified" });

    const played = await drawnDraw(PICK_3, { tickets: 3 });
    await planSettlement({ db }, played);
    await planSettlement({ db }, played);
    expect(await countRows("settlement_range", played.drawId)).toBe(1n);
  });
});

describe("verifying a draw", () => {
  it("divides its money once, however often and however many at a time try", async () => {
    const { db, drawId, game } = await drawnDraw(LOTTO, { tickets: 600 });
    await evaluateTestDraw(db, drawId);
    await Promise.all(Array.from({ length: 6 }, () => verifyDraw({ db }, { drawId })));

    const { money, tiers } = await loadDrawOutcome({ db }, { drawId, audience: "officer" });
    expect(money.poolMinor + money.goodCausesMinor + money.marginMinor).toBe(money.salesMinor);
    expect(money.prizesMinor).toBeGreaterThan(0n);
    expect(tiers.reduce((sum, { totalMinor }) => sum + totalMinor, 0n)).toBe(money.prizesMinor);
    expect(await balance("draw_sales", drawId)).toBe(0n);
    expect(await balance("prize_pool", drawId)).toBe(money.prizesMinor);
    expect(await balance("jackpot", game.gameId)).toBe(money.jackpotOutMinor);
    expect((await loadDrawState(drawId)).state).toBe("verified");
    expect((await verifyLedger({ db })).balanced).toBe(true);
    expect(await loadQueuedJobs(db, drawId)).toContain("publish-draw");
  });

  it("writes nothing when it is killed before its commit", async () => {
    const { db, drawId } = await drawnDraw(PICK_3);
    await evaluateTestDraw(db, drawId);
    await expect(verifyDraw({ db: dyingAt(db, 2) }, { drawId })).rejects.toThrow("killed");
    expect(await countRows("draw_settlement", drawId)).toBe(0n);
    expect(await balance("prize_pool", drawId)).toBe(0n);
    expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "verified" });
  });

  it("waits while a range is not evaluated", async () => {
    const { db, drawId } = await drawnDraw(PICK_3);
    await planSettlement({ db }, { drawId });
    expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "waits", reason: "ranges" });
  });

  it("holds the draw and moves no money when a winning line is wrong", async () => {
    const { db, drawId, playerId } = await drawnDraw(PICK_3);
    await evaluateTestDraw(db, drawId);
    await db.query(
      `insert into winning_line (draw_id, serial, line, tier, player_id, units, stake_minor)
       select $1, max(serial), 7, 'straight', $2, 1, 50 from ticket where draw_id = $1`,
      [drawId, playerId],
    );
    expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "held" });
    expect(await loadDrawState(drawId)).toEqual({
      state: "held",
      heldReason: "The two evaluators disagree.",
    });
    expect(await countRows("tier_result", drawId)).toBe(0n);
    expect(await balance("prize_pool", drawId)).toBe(0n);
    const told = await db.query<{ details: object }>(
      `select details from significant_event where subject_id = $1
       union all select details from draw_event where draw_id = $1::uuid and to_state = 'held'`,
      [drawId],
    );
    // How much is wrong, but no tier and no count of it: that would be a part of the result before its publication.
    expect(
      told.map(({ details }) => Object.keys(details).filter((key) => /tier|line|unit/i.test(key))),
    ).toEqual([
      ["linesDiffering", "tiersDiffering"],
      ["linesDiffering", "tiersDiffering"],
    ]);
  });

  it("holds the draw when two wrong lines leave the sums right", async () => {
    const { db, drawId } = await drawnDraw(LOTTO);
    await evaluateTestDraw(db, drawId);
    // Only a superuser who switches the triggers off can do this at all.
    await db.tx(async (tx) => {
      await tx.query("set local session_replication_role = replica");
      await tx.one(
        `update winning_line set line = line + 5
         where draw_id = $1 and (serial, line, tier) = (select serial, line, tier from winning_line where draw_id = $1 limit 1)
         returning serial`,
        [drawId],
      );
    });
    expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "held" });
  });
});

describe("a game with a jackpot", () => {
  it("verifies its draws in the order of their cutoffs and carries the jackpot through them", async () => {
    const first = await drawnDraw(LOTTO, { number: 1, tickets: 40 });
    const { db, game } = first;
    const second = await drawnDraw(LOTTO, { number: 2, tickets: 40, game });
    expect(await isSwept(second.drawId)).toBe(true);
    expect(await verifyTestDraw(db, second.drawId)).toEqual({ state: "waits", reason: "earlier_draw" });
    expect(await isSwept(second.drawId)).toBe(false);
    expect(await verifyTestDraw(db, first.drawId)).toEqual({ state: "verified" });
    expect(await isSwept(second.drawId)).toBe(true);
    expect(await loadQueuedJobs(db, second.drawId)).toEqual(["settle-range", "verify-draw", "verify-draw"]);
    expect(await verifyDraw({ db }, second)).toEqual({ state: "verified" });

    const [before, after] = await Promise.all(
      [first, second].map(({ drawId }) => loadDrawOutcome({ db }, { drawId, audience: "officer" })),
    );
    expect(after?.money.jackpotInMinor).toBe(before?.money.jackpotOutMinor);
    expect(after?.money.rolloversIn).toBe(before?.money.rolloversOut);
    expect(await balance("jackpot", game.gameId)).toBe(after?.money.jackpotOutMinor);
  });
});

describe("a game whose draws people confirm", () => {
  it("stays drawn until one does, once, with a reason in the audit log", async () => {
    const { db, drawId } = await drawnDraw(PICK_3, { publishers: 1 });
    const officer = testStaff();
    const confirmation = { drawId, actor: officer, reason: "counts seen" };
    const notAwaited = { code: "settlement.not_awaiting_people" };
    await expect(confirmDraw({ db }, confirmation)).rejects.toMatchObject(notAwaited);
    expect(await verifyTestDraw(db, drawId)).toEqual({ state: "awaiting_people" });
    expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "awaiting_people" });
    expect((await loadDrawState(drawId)).state).toBe("drawn");
    expect(await isSwept(drawId)).toBe(false);

    await expect(
      confirmDraw({ db }, { ...confirmation, actor: { kind: "player", id: officer.id } }),
    ).rejects.toMatchObject({ code: "settlement.staff_only" });
    expect(await confirmDraw({ db }, confirmation)).toEqual({ given: 1, needed: 1 });
    expect((await loadDrawState(drawId)).state).toBe("verified");
    await expect(confirmDraw({ db }, confirmation)).rejects.toMatchObject(notAwaited);
    const entries = await db.query<{ actorId: string; reason: string }>(
      "select actor_id, reason from audit_entry where subject_id = $1",
      [drawId],
    );
    expect(entries).toEqual([{ actorId: officer.id, reason: "counts seen" }]);
  });

  it("waits for a second person where two publish, whatever the first one does", async () => {
    const { db, drawId } = await drawnDraw(PICK_3, { publishers: 2 });
    expect(await verifyTestDraw(db, drawId)).toEqual({ state: "awaiting_people" });
    const first = { drawId, actor: testStaff(), reason: "counts seen" };
    expect(await confirmDraw({ db }, first)).toEqual({ given: 1, needed: 2 });
    await expect(confirmDraw({ db }, first)).rejects.toMatchObject({ code: "settlement.already_confirmed" });
    await expect(db.query("update draw set state = 'verified' where id = $1", [drawId])).rejects.toThrow(
      "not ready to be verified",
    );
    expect((await loadDrawState(drawId)).state).toBe("drawn");
    const second = { drawId, actor: testStaff(), reason: "seen too" };
    expect(await confirmDraw({ db }, second)).toEqual({ given: 2, needed: 2 });
    expect((await loadDrawState(drawId)).state).toBe("verified");
  });
});

describe("the outcome of a draw", () => {
  it("is not told to the public before publication, not even that it exists", async () => {
    const { db, drawId } = await drawnDraw(PICK_3);
    await verifyTestDraw(db, drawId);
    await expect(loadDrawOutcome({ db }, { drawId, audience: "public" })).rejects.toMatchObject({
      code: "settlement.outcome_not_found",
    });
    expect((await loadDrawOutcome({ db }, { drawId, audience: "officer" })).state).toBe("verified");
  });
});
