import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRuledGame } from "../../testing/draw-fixtures.ts";
import { PICK_3_RULE, RAPID_KENO_RULE } from "../presets.ts";
import {
  draftRuleVersion,
  listGames,
  listRuleVersions,
  loadGame,
  loadPublishedRule,
  loadRuleVersion,
  publishRuleVersion,
  rejectRuleVersion,
  setGameEnabled,
  submitRuleVersion,
} from "./index.ts";

let testDatabase: TestDatabase;
const author = randomUUID();
const second = randomUUID();
const dearer = { ...PICK_3_RULE, stake: { ...PICK_3_RULE.stake, maxMinor: 30_00n } };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

async function submitted(gameId: string): Promise<string> {
  const { db } = testDatabase;
  const version = await draftRuleVersion({ db }, { gameId, rule: dearer, note: "dearer", staffId: author });
  await submitRuleVersion({ db }, { ruleVersionId: version.id, reason: "for summer", staffId: author });
  return version.id;
}

describe("a rule version", () => {
  test("is sold under only after a second person published it, and never changes again", async () => {
    const { db } = testDatabase;
    const { gameId, ruleVersionId: first } = await createRuledGame(db, PICK_3_RULE);
    const id = await submitted(gameId);
    expect((await loadPublishedRule({ db }, { gameId })).id).toBe(first);

    await expect(
      db.tx((tx) => publishRuleVersion(tx, { ruleVersionId: id, staffId: author, reason: "mine" })),
    ).rejects.toMatchObject({ code: "approval.same_person" });
    const byHand = "update rule_version set state = 'published', approved_by = created_by where id = $1";
    await expect(db.query(byHand, [id])).rejects.toMatchObject({ constraint: "rule_version_four_eyes" });
    await db.tx((tx) => publishRuleVersion(tx, { ruleVersionId: id, staffId: second, reason: "agreed" }));

    expect(await loadPublishedRule({ db }, { gameId })).toMatchObject({ id, version: 2, approvedBy: second });
    await expect(
      db.tx((tx) => rejectRuleVersion(tx, { ruleVersionId: id, staffId: second, reason: "regret" })),
    ).rejects.toMatchObject({ code: "game.rule_version_wrong_state" });
    await expect(db.query("update rule_version set note = 'x' where id = $1", [id])).rejects.toThrow(
      "is published",
    );
    const { items } = await listRuleVersions({ db }, { gameId, limit: 10 });
    expect(items.map(({ version, state }) => `${version} ${state}`)).toEqual(["2 published", "1 published"]);
  });

  test("cannot be changed while it is being read, and ends when it is turned down", async () => {
    const { db } = testDatabase;
    const { gameId } = await createRuledGame(db, PICK_3_RULE);
    const id = await submitted(gameId);
    await expect(db.query("update rule_version set rule = '{}' where id = $1", [id])).rejects.toThrow(
      "being reviewed",
    );
    await expect(
      submitRuleVersion({ db }, { ruleVersionId: id, reason: "twice", staffId: author }),
    ).rejects.toMatchObject({ code: "game.rule_version_wrong_state" });
    await db.tx((tx) => rejectRuleVersion(tx, { ruleVersionId: id, staffId: second, reason: "too dear" }));
    expect((await loadRuleVersion({ db }, { ruleVersionId: id })).state).toBe("rejected");
  });

  test("is refused when it contradicts itself or its game", async () => {
    const { db } = testDatabase;
    const { gameId } = await createRuledGame(db, PICK_3_RULE);
    const draft = (rule: unknown) => draftRuleVersion({ db }, { gameId, rule, note: "", staffId: author });
    await expect(draft({ kind: "digits" })).rejects.toMatchObject({ code: "game.rule_invalid" });
    await expect(draft(RAPID_KENO_RULE)).rejects.toMatchObject({
      code: "game.rule_contradicts_game",
      details: { fields: ["kind"] },
    });
  });

  test("whose stored rule was changed behind our back is an alarm, not a rule", async () => {
    const { db } = testDatabase;
    const { gameId, ruleVersionId } = await createRuledGame(db, PICK_3_RULE);
    await db.tx(async (tx) => {
      await tx.query("set local session_replication_role = replica");
      await tx.query(
        "update rule_version set rule = jsonb_set(rule, '{stake,maxMinor}', '\"9000\"') where id = $1",
        [ruleVersionId],
      );
    });
    await expect(loadPublishedRule({ db }, { gameId })).rejects.toThrow("does not have its hash");
  });
});

describe("a game", () => {
  test("is switched off with a reason, once, and the regulator hears of it", async () => {
    const { db } = testDatabase;
    const { gameId } = await createRuledGame(db, PICK_3_RULE);
    const off = { gameId, enabled: false, reason: "odd bets", staffId: author };
    await expect(setGameEnabled({ db }, { ...off, reason: " " })).rejects.toMatchObject({
      code: "game.reason_required",
    });
    await setGameEnabled({ db }, off);
    await setGameEnabled({ db }, off);
    expect((await loadGame({ db }, { gameId })).enabled).toBe(false);
    expect((await listGames({ db }, { enabled: true })).map(({ id }) => id)).not.toContain(gameId);
    const events = await db.query("select kind from significant_event where subject_id = $1", [gameId]);
    expect(events).toEqual([{ kind: "game.disabled" }]);
  });

  test("that does not exist is not found", async () => {
    await expect(loadGame({ db: testDatabase.db }, { gameId: "none" })).rejects.toMatchObject({
      code: "game.not_found",
    });
  });
});
