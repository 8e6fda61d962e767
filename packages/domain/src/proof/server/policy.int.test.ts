import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decideApproval } from "../../approvals/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { loadGame } from "../../games/server/index.ts";
import { CeremonyPerson } from "../../testing/ceremony-fixtures.ts";
import { createRuledGame, openSpecialDraw } from "../../testing/draw-fixtures.ts";
import { createTestStaff } from "../../testing/people-fixtures.ts";
import { proofPolicySchema } from "../policy.schema.ts";
import { requestProofPolicy } from "./index.ts";
import { loadStatement } from "./load-statement.ts";

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let gameId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ gameId } = await createRuledGame(database.db, PICK_3_RULE));
});
afterAll(() => database.drop());

const termsOf = async (drawId: string) => (await loadStatement(database.db, drawId, "terms"))?.statement.body;

/** Asked for by one person, approved by another. */
async function change(policy: object): Promise<void> {
  const { db } = database;
  const [asking, deciding] = [
    await createTestStaff(db, ["operator"]),
    await createTestStaff(db, ["operator"]),
  ];
  const { id: approvalId } = await requestProofPolicy(
    { db },
    { gameId, policy: proofPolicySchema.parse(policy), reason: "the regulator asked", staffId: asking.id },
  );
  const decision = { approvalId, kind: "game_proof", decision: "approve" } as const;
  await expect(decideApproval({ db }, { ...decision, staffId: asking.id })).rejects.toMatchObject({
    code: "approval.same_person",
  });
  await decideApproval({ db }, { ...decision, staffId: deciding.id });
}

const lastEvent = () =>
  database.db.one(
    "select severity, details -> 'from' as from, details -> 'to' as to from significant_event where kind = 'game.proof_policy' order by id desc limit 1",
  );

it("a policy takes two people, is told, and concerns draws that are announced later", async () => {
  const { db } = database;
  const before = await openSpecialDraw(db, gameId, HOUR_MS);
  await change({ level: "L3" });
  expect(await lastEvent()).toEqual({ severity: "warning", from: "L1", to: "L3" });
  const after = await openSpecialDraw(db, gameId, 2 * HOUR_MS);
  expect((await termsOf(before.id))?.beacon.level).toBe("L1");
  expect((await termsOf(after.id))?.beacon.level).toBe("L3");

  await change({ level: "L1", publishers: 2 });
  expect(await lastEvent()).toEqual({ severity: "critical", from: "L3", to: "L1" });
  expect((await termsOf(after.id))?.beacon.level).toBe("L3");
  const entry = await db.one(
    "select action, before, after from audit_entry where subject_id = $1 order by seq desc limit 1",
    [gameId],
  );
  expect(entry).toMatchObject({
    action: "game.set_proof_policy",
    before: { level: "L3" },
    after: { level: "L1", publishers: 2 },
  });
});

it("people whom it names have keys first, and sit in every draw announced under it", async () => {
  const { db } = database;
  const officer = await CeremonyPerson.register(db);
  const { id: keyless } = await createTestStaff(db, ["auditor"]);
  const people = [
    { role: "officer-1", staffId: officer.staffId },
    { role: "auditor", staffId: keyless },
  ];
  await expect(change({ level: "L1", people })).rejects.toMatchObject({
    code: "ceremony.seat_without_key",
    details: { roles: "auditor" },
  });
  const auditor = await CeremonyPerson.register(db);
  await change({ level: "L1", people: [people[0], { role: "auditor", staffId: auditor.staffId }] });
  const { id } = await openSpecialDraw(db, gameId, 3 * HOUR_MS);
  expect((await termsOf(id))?.roles.slice(2)).toEqual([
    { role: "officer-1", key: officer.keys.signingKey },
    { role: "auditor", key: auditor.keys.signingKey },
  ]);
  expect((await loadGame({ db }, { gameId })).proof).toMatchObject({ level: "L1" });
});

it("terms of another level than the draw's policy are refused by the database", async () => {
  const { db } = database;
  const { id } = await openSpecialDraw(db, gameId, 4 * HOUR_MS);
  const terms = (level: string) =>
    db.query(
      "insert into log_entry (index, type, draw_id, statement) select max(index) + 1, 'terms', $1, $2 from log_entry",
      [id, JSON.stringify({ body: { beacon: { level } } })],
    );
  await expect(terms("L0")).rejects.toThrow("another level than its policy");
  await expect(terms("L1")).rejects.toMatchObject({ code: "23505" });
});
