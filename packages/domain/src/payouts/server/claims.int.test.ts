import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideApproval } from "../../approvals/server/index.ts";
import { PICK_3_RULE, parseLine, parseRule } from "../../games/index.ts";
import { listNotifications } from "../../notifications/server/index.ts";
import { payTestDraw } from "../../testing/settlement-day.ts";
import {
  createDrawnDraw,
  createTestGame,
  createTestPlayers,
  createTestTaxRule,
  testStaff,
} from "../../testing/settlement-fixtures.ts";
import { loadWallet, verifyLedger } from "../../wallet/server/index.ts";
import {
  advanceClaim,
  approveClaim,
  expireClaim,
  findOverdueClaims,
  listClaims,
  loadClaim,
  rejectClaim,
  requestRejection,
} from "./index.ts";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

const ada = testStaff();
const ben = testStaff();

/** A claim of `stakeMinor` × 500 in state `notified`. Above 20.00 staked on a digit it needs several lines. */
async function openClaim({ lines = 1, jurisdiction = "TST" } = {}) {
  const { db } = testDatabase;
  const rule = parseRule(PICK_3_RULE);
  const game = await createTestGame(db, rule);
  const [playerId = ""] = await createTestPlayers(db, 1, jurisdiction);
  const line = parseLine({
    kind: "digits",
    betType: "straight",
    picks: { digits: [4, 5, 6] },
    stakeMinor: 20_00n,
  });
  const drawId = await createDrawnDraw(db, game, {
    tickets: [{ playerId, lines: Array.from({ length: lines }, () => line) }],
    result: { kind: "digits", digits: [4, 5, 6] },
  });
  await payTestDraw(db, drawId);
  const { claimId } = await db.one<{ claimId: string }>(
    "select c.id as claim_id from claim c join payout p on p.id = c.payout_id where p.draw_id = $1",
    [drawId],
  );
  return { db, claimId, drawId, playerId };
}

async function prepare(claimId: string) {
  const { db } = testDatabase;
  for (const fromState of ["notified", "identity", "checks"] as const) {
    await advanceClaim({ db }, { claimId, fromState, actor: ada, reason: `${fromState} done` });
  }
}

/** Ada asks, Ben approves. */
async function reject(claimId: string, reason: string): Promise<void> {
  const { db } = testDatabase;
  const { id: approvalId } = await requestRejection({ db }, { claimId, staffId: ada.id, reason });
  await decideApproval({ db }, { approvalId, kind: "claim_reject", decision: "approve", staffId: ben.id });
}

const houseBalances = async () =>
  testDatabase.db.query<{ kind: string; postedMinor: bigint }>(
    `select kind::text as kind, posted_minor from account
     where owner_id = 'house' and kind in ('claims_held', 'unclaimed', 'tax_withheld')`,
  );
const houseBalance = async (kind: string) =>
  (await houseBalances()).find((account) => account.kind === kind)?.postedMinor ?? 0n;
const cash = (playerId: string) => loadWallet(testDatabase, { playerId, currency: "EUR" });

describe("a large claim", () => {
  it("is paid once, after identity, checks and two approvals by two people", async () => {
    const { db, claimId, playerId } = await openClaim({ lines: 2 });
    await prepare(claimId);
    const first = await approveClaim(
      { db },
      { claimId, fromState: "first_approval", actor: ada, reason: "ticket seen" },
    );
    expect(first.state).toBe("second_approval");
    const second = { claimId, fromState: "second_approval" } as const;
    await expect(approveClaim({ db }, { ...second, actor: ada, reason: "once more" })).rejects.toMatchObject({
      code: "claim.same_person",
    });
    expect((await cash(playerId)).availableMinor).toBe(0n);

    const heldBefore = await houseBalance("claims_held");
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => approveClaim({ db }, { ...second, actor: ben, reason: "agreed" })),
    );
    expect(answers.map(({ state }) => state)).toEqual(Array(5).fill("paid"));
    expect((await cash(playerId)).availableMinor).toBe(20_000_00n);
    expect(await houseBalance("claims_held")).toBe(heldBefore - 20_000_00n);
    expect((await verifyLedger({ db })).balanced).toBe(true);

    const { events, payout, state } = await loadClaim({ db }, { claimId });
    expect(state).toBe("paid");
    expect(payout).toMatchObject({ state: "paid", grossMinor: 20_000_00n, taxMinor: 0n });
    expect(events.map(({ toState, actorId, note }) => [toState, actorId, note])).toEqual([
      ["notified", "payouts", ""],
      ["identity", ada.id, "notified done"],
      ["checks", ada.id, "identity done"],
      ["first_approval", ada.id, "checks done"],
      ["second_approval", ada.id, "ticket seen"],
      ["paid", ben.id, "agreed"],
    ]);
    const audited = await db.query<{ action: string }>(
      "select action from audit_entry where subject_id = $1 order by seq",
      [claimId],
    );
    expect(audited.map(({ action }) => action)).toEqual([
      "claim.notified",
      "claim.identity",
      "claim.checks",
      "claim.approve",
      "claim.approve",
    ]);
  });

  it("up to 10,000.00 takes one approval, and tax is withheld on the day it is paid", async () => {
    await createTestPlayers(testDatabase.db, 0, "TAXED");
    await createTestTaxRule(testDatabase.db, "TAXED", {
      validFromOn: "2026-01-01",
      reportFromMinor: 2_000_00n,
      reportFromStakeTimes: 300,
      withholdAboveMinor: 5_000_00n,
      withholdBps: 2_400,
    });
    const { db, claimId, playerId } = await openClaim({ jurisdiction: "TAXED" });
    await prepare(claimId);
    const { taxToday } = await loadClaim({ db }, { claimId });
    expect(taxToday).toEqual({ taxMinor: 2_395_20n, netMinor: 7_604_80n, isReportable: true });
    const approval = { claimId, fromState: "first_approval", actor: ada, reason: "fine" } as const;
    expect((await approveClaim({ db }, approval)).state).toBe("paid");
    expect((await cash(playerId)).availableMinor).toBe(7_604_80n);
    expect(await houseBalance("tax_withheld")).toBe(2_395_20n);
  });
});

describe("a claim's steps", () => {
  it("taken twice by one person are one step; by another person a conflict", async () => {
    const { db, claimId } = await openClaim();
    const step = { claimId, fromState: "notified" as const, reason: "taken up" };
    await advanceClaim({ db }, { ...step, actor: ada });
    expect((await advanceClaim({ db }, { ...step, actor: ada })).state).toBe("identity");
    await expect(advanceClaim({ db }, { ...step, actor: ben })).rejects.toMatchObject({
      code: "claim.wrong_state",
    });
    expect((await loadClaim({ db }, { claimId })).events).toHaveLength(2);
  });

  it("cannot be skipped, and only staff take them", async () => {
    const { db, claimId, playerId } = await openClaim();
    const approval = { claimId, fromState: "first_approval", reason: "quick" } as const;
    await expect(approveClaim({ db }, { ...approval, actor: ada })).rejects.toMatchObject({
      code: "claim.wrong_state",
    });
    await expect(async () =>
      approveClaim({ db }, { ...approval, actor: { kind: "player", id: playerId } }),
    ).rejects.toMatchObject({ code: "claim.staff_only" });
    await expect(
      requestRejection({ db }, { claimId: playerId, staffId: ada.id, reason: "none" }),
    ).rejects.toMatchObject({ code: "claim.not_found" });
  });

  it("end once: the database changes neither a prize nor the end of its claim", async () => {
    const { db, claimId, drawId } = await openClaim();
    await expect(db.query("update payout set gross_minor = 1 where draw_id = $1", [drawId])).rejects.toThrow(
      "gross_minor does not change",
    );
    await reject(claimId, "the ticket is a copy");
    await expect(
      db.query("update claim set state = 'first_approval' where id = $1", [claimId]),
    ).rejects.toThrow("rejected for good");
    await expect(
      db.query("update payout set state = 'claimed' where draw_id = $1", [drawId]),
    ).rejects.toThrow("rejected for good");
  });

  it("are not taken while the draw is held", async () => {
    const { db, claimId, drawId } = await openClaim();
    await db.query(
      "update draw set state = 'held', held_from = 'published', held_reason = 'looking' where id = $1",
      [drawId],
    );
    const request = requestRejection({ db }, { claimId, staffId: ada.id, reason: "a copy" });
    await expect(request).rejects.toMatchObject({ code: "claim.draw_held" });
  });
});

describe("a rejected claim", () => {
  it("hands its money to the unclaimed prizes, once, and can never be paid", async () => {
    const { db, claimId, playerId } = await openClaim();
    const [held, unclaimed] = [await houseBalance("claims_held"), await houseBalance("unclaimed")];
    await reject(claimId, "the ticket is a copy");
    expect(await houseBalance("claims_held")).toBe(held - 10_000_00n);
    expect(await houseBalance("unclaimed")).toBe(unclaimed + 10_000_00n);
    expect((await cash(playerId)).availableMinor).toBe(0n);
    await expect(
      approveClaim({ db }, { claimId, reason: "paid", fromState: "first_approval", actor: ben }),
    ).rejects.toMatchObject({
      code: "claim.wrong_state",
    });
    expect((await loadClaim({ db }, { claimId })).payout.state).toBe("rejected");
  });

  it("is never one person's decision, not even behind the use-case", async () => {
    const { db, claimId } = await openClaim();
    const step = { claimId, actor: ada, reason: "the ticket is a copy" };
    const request = await requestRejection({ db }, { ...step, staffId: ada.id });
    expect(request).toMatchObject({
      kind: "claim_reject",
      payload: { amountMinor: "1000000", currency: "EUR" },
    });
    await expect(
      decideApproval(
        { db },
        { approvalId: request.id, kind: "claim_reject", decision: "approve", staffId: ada.id },
      ),
    ).rejects.toMatchObject({ code: "approval.same_person" });
    await expect(db.tx((tx) => rejectClaim(tx, step))).rejects.toThrow("approval of a second person");
    expect((await loadClaim({ db }, { claimId })).state).toBe("notified");
  });

  it("that was paid before the second person decided stays paid, and the request stays open", async () => {
    const { db, claimId } = await openClaim();
    const { id: approvalId } = await requestRejection(
      { db },
      { claimId, staffId: ada.id, reason: "the ticket is a copy" },
    );
    await prepare(claimId);
    await approveClaim({ db }, { claimId, fromState: "first_approval", actor: ben, reason: "it is not" });
    const decision = { approvalId, kind: "claim_reject", staffId: ben.id } as const;
    await expect(decideApproval({ db }, { ...decision, decision: "approve" })).rejects.toMatchObject({
      code: "claim.wrong_state",
    });
    expect((await decideApproval({ db }, { ...decision, decision: "reject" })).state).toBe("rejected");
    expect((await loadClaim({ db }, { claimId })).state).toBe("paid");
  });
});

const passExpiry = (claimId: string) =>
  testDatabase.db.query("update claim set expires_at = clock_timestamp() where id = $1", [claimId]);

describe("a claim nobody came for in time", () => {
  it("expires once, however often it is asked: its money is unclaimed and the player is told", async () => {
    const { db, claimId, playerId } = await openClaim();
    expect((await expireClaim({ db }, { claimId })).state).toBe("notified");
    await passExpiry(claimId);
    expect(await findOverdueClaims({ db })).toEqual([claimId]);

    const [held, unclaimed] = [await houseBalance("claims_held"), await houseBalance("unclaimed")];
    const answers = await Promise.all(Array.from({ length: 4 }, () => expireClaim({ db }, { claimId })));
    expect(answers.map(({ state }) => state)).toEqual(Array(4).fill("expired"));
    expect(await findOverdueClaims({ db })).toEqual([]);
    expect(await houseBalance("claims_held")).toBe(held - 10_000_00n);
    expect(await houseBalance("unclaimed")).toBe(unclaimed + 10_000_00n);
    expect((await verifyLedger({ db })).balanced).toBe(true);

    const { items } = await listNotifications({ db }, { playerId });
    expect(items).toMatchObject([{ kind: "claim_expired", payload: { amountMinor: 10_000_00n } }]);
    const audited = await db.query(
      "select actor_kind, action from audit_entry where subject_id = $1 and action = 'claim.expire'",
      [claimId],
    );
    expect(audited).toEqual([{ actorKind: "system", action: "claim.expire" }]);
  });

  it("can be neither taken up nor paid afterwards, not even behind the use-case", async () => {
    const { db, claimId } = await openClaim();
    await passExpiry(claimId);
    await expireClaim({ db }, { claimId });
    const step = { claimId, actor: ada, reason: "too late" };
    await expect(advanceClaim({ db }, { ...step, fromState: "notified" })).rejects.toMatchObject({
      code: "claim.wrong_state",
    });
    await expect(requestRejection({ db }, { ...step, staffId: ada.id })).rejects.toMatchObject({
      code: "claim.wrong_state",
    });
    await expect(db.query("update claim set state = 'notified' where id = $1", [claimId])).rejects.toThrow(
      "expired for good",
    );
  });

  it("does not expire once staff have taken it up, or while its draw is held", async () => {
    const { db, claimId } = await openClaim();
    await advanceClaim({ db }, { claimId, fromState: "notified", actor: ada, reason: "player came" });
    await passExpiry(claimId);
    const { claimId: heldId, drawId } = await openClaim();
    await passExpiry(heldId);
    await db.query(
      "update draw set state = 'held', held_from = 'published', held_reason = 'looking' where id = $1",
      [drawId],
    );
    expect(await findOverdueClaims({ db })).toEqual([]);
    expect((await expireClaim({ db }, { claimId })).state).toBe("identity");
    await expect(expireClaim({ db }, { claimId: heldId })).rejects.toMatchObject({ code: "claim.draw_held" });
  });
});

describe("the list of claims", () => {
  it("shows those in the states asked for, the longest waiting first, page by page", async () => {
    const { db, claimId: first } = await openClaim();
    const { claimId: second } = await openClaim();
    const { items: all } = await listClaims({ db }, { states: ["notified"], limit: 100 });
    const ids = all.map(({ id }) => id);
    expect(ids.slice(-2)).toEqual([first, second]);
    const page = await listClaims({ db }, { states: ["notified"], limit: ids.length - 1 });
    expect(page.nextCursor).toBe(first);
    const rest = await listClaims({ db }, { states: ["notified"], limit: 10, cursor: page.nextCursor });
    expect(rest.items.map(({ id }) => id)).toEqual([second]);
    expect(rest.nextCursor).toBeUndefined();
  });
});
