import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdDraw, loadDrawForStaff, requestCancel, requestRelease } from "../../draws/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { draftRuleVersion, loadRuleVersion, submitRuleVersion } from "../../games/server/index.ts";
import { listApprovals, requestRoleChange } from "../../operators/server/index.ts";
import { createRuledGame, openSpecialDraw } from "../../testing/draw-fixtures.ts";
import { createTestStaff } from "../../testing/people-fixtures.ts";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { loadWallet, verifyLedger } from "../../wallet/server/index.ts";
import { decideApproval, requestAdjustment } from "./index.ts";

let database: TestDatabase;
let finance: string;
let compliance: string;
let playerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  finance = (await createTestStaff(db, ["finance"])).id;
  compliance = (await createTestStaff(db, ["compliance"])).id;
});
afterAll(() => database.drop());

const kind = "manual_adjustment";

const balance = async () =>
  (await loadWallet({ db: database.db }, { playerId, currency: "EUR" })).availableMinor;

async function requestCredit(amountMinor = 1_000n): Promise<string> {
  const { db } = database;
  [playerId] = (await createTestPlayers(db, 1)) as [string];
  const request = {
    playerId,
    direction: "credit",
    amountMinor,
    reason: "goodwill",
    requestedBy: finance,
  } as const;
  return (await requestAdjustment({ db }, request)).id;
}

describe("an approval", () => {
  test("by the one who asked is refused, and nothing moves", async () => {
    const { db } = database;
    const approvalId = await requestCredit();
    await expect(
      decideApproval({ db }, { approvalId, kind, decision: "approve", staffId: finance }),
    ).rejects.toMatchObject({ code: "approval.same_person" });
    expect(await balance()).toBe(0n);
  });

  test("by the one who asked is refused by the database too", async () => {
    const approvalId = await requestCredit();
    await expect(
      database.db.query("update approval set state = 'approved', decided_by = requested_by where id = $1", [
        approvalId,
      ]),
    ).rejects.toThrow("approval_four_eyes");
  });

  test("is about what was asked for: neither that nor a decision can be changed afterwards", async () => {
    const { db } = database;
    const approvalId = await requestCredit();
    await expect(
      db.query('update approval set payload = payload || \'{"amountMinor": "1"}\' where id = $1', [
        approvalId,
      ]),
    ).rejects.toThrow("payload does not change");
    await decideApproval({ db }, { approvalId, kind, decision: "reject", staffId: compliance });
    await expect(
      db.query("update approval set state = 'requested', decided_by = null where id = $1", [approvalId]),
    ).rejects.toThrow("rejected for good");
    await expect(db.query("delete from approval where id = $1", [approvalId])).rejects.toThrow(
      "cannot be deleted",
    );
  });

  test("decided by many at once acts once", async () => {
    const { db } = database;
    const approvalId = await requestCredit();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        decideApproval({ db }, { approvalId, kind, decision: "approve", staffId: compliance }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") {
        expect(outcome.reason).toMatchObject({ code: "approval.already_decided" });
      }
    }
    expect(await balance()).toBe(1_000n);
    expect((await verifyLedger({ db })).balanced).toBe(true);
  });

  test("named as another kind than it is, is not found: a permission for one kind decides no other", async () => {
    const { db } = database;
    const approvalId = await requestCredit();
    const decision = { approvalId, kind: "draw_release", decision: "approve", staffId: compliance } as const;
    await expect(decideApproval({ db }, decision)).rejects.toMatchObject({ code: "approval.not_found" });
    expect(await balance()).toBe(0n);
  });

  test("rejected moves nothing; who asked may withdraw so", async () => {
    const { db } = database;
    const approvalId = await requestCredit();
    const decided = await decideApproval(
      { db },
      { approvalId, kind, decision: "reject", note: "typo", staffId: finance },
    );
    expect(decided).toMatchObject({ state: "rejected", decidedBy: finance, decisionNote: "typo" });
    expect(await balance()).toBe(0n);
  });

  test("whose effect is refused stays open", async () => {
    const { db } = database;
    [playerId] = (await createTestPlayers(db, 1)) as [string];
    const { id: approvalId } = await requestAdjustment(
      { db },
      { playerId, direction: "debit", amountMinor: 1n, reason: "correction", requestedBy: finance },
    );
    await expect(
      decideApproval({ db }, { approvalId, kind, decision: "approve", staffId: compliance }),
    ).rejects.toMatchObject({ code: "wallet.insufficient_funds" });
    const { items } = await listApprovals({ db }, { state: "requested", kind: "manual_adjustment" });
    expect(items.find((item) => item.id === approvalId)).toMatchObject({
      requestedByName: "Staff",
      decidedByName: null,
    });
  });

  test("is asked for once at a time for each subject", async () => {
    const { db } = database;
    await requestCredit();
    await expect(
      requestAdjustment(
        { db },
        { playerId, direction: "credit", amountMinor: 5n, reason: "again", requestedBy: finance },
      ),
    ).rejects.toMatchObject({ code: "approval.already_requested" });
  });
});

describe("a role change", () => {
  test("acts when a third person approves, not when its subject does", async () => {
    const { db } = database;
    const { id: admin } = await createTestStaff(db, ["admin"]);
    const { id: staffId } = await createTestStaff(db, ["compliance"]);
    const kind = "role_change";
    const roles = ["compliance", "finance"] as const;
    const { id: approvalId } = await requestRoleChange(
      { db },
      { staffId, roles, reason: "holiday cover", requestedBy: admin },
    );
    await expect(
      decideApproval({ db }, { approvalId, kind, decision: "approve", staffId }),
    ).rejects.toMatchObject({
      code: "approval.same_person",
    });
    await decideApproval({ db }, { approvalId, kind, decision: "approve", staffId: compliance });
    const { roles: now } = await db.one<{ roles: string[] }>(
      "select roles::text[] as roles from staff where id = $1",
      [staffId],
    );
    expect(now).toEqual(["compliance", "finance"]);
    await expect(
      requestRoleChange({ db }, { staffId, roles, reason: "again", requestedBy: admin }),
    ).rejects.toMatchObject({ code: "operator.roles_unchanged" });
    await expect(
      requestRoleChange({ db }, { staffId: admin, roles, reason: "for me", requestedBy: admin }),
    ).rejects.toMatchObject({ code: "operator.own_roles" });
  });
});

describe("what an approval does", () => {
  const HOUR_MS = 3_600_000;

  test("a held draw is released where it was, and an open one cancelled", async () => {
    const { db } = database;
    const { id: operator } = await createTestStaff(db, ["operator"]);
    const { gameId } = await createRuledGame(db, PICK_3_RULE);
    const { id: drawId } = await openSpecialDraw(db, gameId, HOUR_MS);
    const state = async () => (await loadDrawForStaff({ db }, { drawId })).state;

    await holdDraw({ db }, { drawId, reason: "a tip", actor: { kind: "staff", id: operator } });
    const release = await requestRelease({ db }, { drawId, reason: "nothing found", staffId: operator });
    const approve = { decision: "approve", staffId: compliance } as const;
    await decideApproval({ db }, { approvalId: release.id, kind: "draw_release", ...approve });
    expect(await state()).toBe("open");

    const cancel = await requestCancel({ db }, { drawId, reason: "wrong cutoff", staffId: operator });
    await decideApproval({ db }, { approvalId: cancel.id, kind: "draw_cancel", ...approve });
    expect(await state()).toBe("cancelled");
  });

  test("a rule version is published by who neither wrote nor submitted it, or rejected", async () => {
    const { db } = database;
    const kind = "rule_version";
    const { id: author } = await createTestStaff(db, ["operator"]);
    const { id: submitter } = await createTestStaff(db, ["operator"]);
    const { gameId } = await createRuledGame(db, PICK_3_RULE);
    const submit = async () => {
      const version = await draftRuleVersion(
        { db },
        { gameId, rule: PICK_3_RULE, note: "next", staffId: author },
      );
      const request = { ruleVersionId: version.id, reason: "for sale", staffId: submitter };
      return { ruleVersionId: version.id, approvalId: (await submitRuleVersion({ db }, request)).id };
    };
    const state = async (ruleVersionId: string) => (await loadRuleVersion({ db }, { ruleVersionId })).state;

    const { ruleVersionId, approvalId } = await submit();
    for (const staffId of [author, submitter]) {
      await expect(
        decideApproval({ db }, { approvalId, kind, decision: "approve", staffId }),
      ).rejects.toMatchObject({ code: "approval.same_person" });
    }
    await decideApproval({ db }, { approvalId, kind, decision: "approve", staffId: compliance });
    expect(await state(ruleVersionId)).toBe("published");

    const other = await submit();
    const reject = { approvalId: other.approvalId, kind, decision: "reject", staffId: compliance } as const;
    await decideApproval({ db }, reject);
    expect(await state(other.ruleVersionId)).toBe("rejected");
  });
});
