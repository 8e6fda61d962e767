import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PICK_3_RULE, RAPID_KENO_RULE } from "../../games/index.ts";
import { createRuledGame, openSpecialDraw } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import {
  findDueDraws,
  listDraws,
  listOpenDraws,
  openDraws,
  scheduleDraws,
  scheduleSpecialDraw,
} from "./index.ts";

let testDatabase: TestDatabase;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
});
afterEach(() => testDatabase.drop());

test("seven days of daily draws lie ahead, all open, numbered without a gap, and a second run adds none", async () => {
  const { db } = testDatabase;
  const game = await createRuledGame(db, PICK_3_RULE);
  expect(await scheduleDraws({ db, proof: testProof })).toEqual({ created: 7, opened: 7 });
  expect(await scheduleDraws({ db, proof: testProof })).toEqual({ created: 0, opened: 0 });
  const { items } = await listDraws({ db }, { gameId: game.gameId, limit: 100 });
  expect(items.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  const wallClock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Malta", timeStyle: "short" });
  expect(new Set(items.map(({ cutoffAt }) => wallClock.format(cutoffAt)))).toEqual(new Set(["15:00"]));
  expect(new Set(items.map(({ publishAt }) => wallClock.format(publishAt)))).toEqual(new Set(["16:00"]));
});

test("a game whose schedule cannot be read is reported once and does not stop the others", async () => {
  const { db } = testDatabase;
  const broken = await createRuledGame(db, PICK_3_RULE);
  await db.query(`update game set sort_order = -1, schedule = '{"kind": "whenever"}' where id = $1`, [
    broken.gameId,
  ]);
  await createRuledGame(db, PICK_3_RULE);
  expect(await scheduleDraws({ db, proof: testProof })).toEqual({ created: 7, opened: 7 });
  expect(await scheduleDraws({ db, proof: testProof })).toEqual({ created: 0, opened: 0 });
  expect(await db.query("select kind, subject_id from significant_event")).toEqual([
    { kind: "game.unschedulable", subjectId: broken.gameId },
  ]);
});

test("runs at the same time make each draw once", async () => {
  const { db } = testDatabase;
  await createRuledGame(db, PICK_3_RULE);
  const runs = await Promise.all([1, 2, 3, 4].map(() => scheduleDraws({ db, proof: testProof })));
  expect(runs.reduce((sum, { created }) => sum + created, 0)).toBe(7);
  expect(runs.reduce((sum, { opened }) => sum + opened, 0)).toBe(7);
});

test("a game every five minutes has a day ahead of it and sells the last hour before each cutoff", async () => {
  const { db } = testDatabase;
  const game = await createRuledGame(db, RAPID_KENO_RULE, {
    schedule: { kind: "every", minutes: 5, publishDelayS: 30 },
  });
  const { created, opened } = await scheduleDraws({ db, proof: testProof });
  expect(created).toBe(288);
  expect(opened).toBe(12);
  const { items, serverNow } = await listOpenDraws({ db }, { gameId: game.gameId, perGame: 3 });
  expect(items).toHaveLength(3);
  expect(items.every(({ cutoffAt }) => cutoffAt > serverNow)).toBe(true);
});

test("a game that is switched off makes, opens and shows no draws", async () => {
  const { db } = testDatabase;
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  expect(await scheduleDraws({ db, proof: testProof })).toEqual({ created: 0, opened: 0 });
  const draw = await openSpecialDraw(db, game.gameId, 60_000);
  expect(draw.state).toBe("scheduled");
  expect(await openDraws({ db })).toBe(0);
  expect((await listOpenDraws({ db }, { gameId: game.gameId, perGame: 20 })).items).toEqual([]);
});

test("a draw whose cutoff passed before it could open is cancelled, though its game is off: later jackpots wait for it", async () => {
  const { db } = testDatabase;
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  const later = await openSpecialDraw(db, game.gameId, 60_000);
  const missed = await db.one<{ id: string }>(
    `insert into draw (game_id, number, rule_version_id, currency, opens_at, cutoff_at, publish_at)
     select $1, 2, $2, 'EUR', c - interval '1 hour', c, c + interval '1 hour'
     from (select clock_timestamp() - interval '1 second') as t(c) returning id`,
    [game.gameId, game.ruleVersionId],
  );
  expect(await findDueDraws({ db })).toMatchObject([{ job: "schedule-draws" }]);
  expect(await openDraws({ db })).toBe(0);
  expect(await findDueDraws({ db })).toEqual([]);
  expect((await listDraws({ db }, { gameId: game.gameId, limit: 2 })).items).toMatchObject([
    { id: later.id, state: "scheduled" },
    { id: missed.id, state: "cancelled" },
  ]);
});

test("a special draw needs times in order and in the future, and a cutoff of its own", async () => {
  const { db } = testDatabase;
  const game = await createRuledGame(db, PICK_3_RULE);
  const draw = await openSpecialDraw(db, game.gameId, 60_000);
  expect(draw.state).toBe("open");
  const times = { opensAt: draw.opensAt, cutoffAt: draw.cutoffAt, publishAt: draw.publishAt };
  const request = {
    gameId: game.gameId,
    actor: { kind: "system", id: "test" },
    reason: "again",
    ...times,
  } as const;
  await expect(scheduleSpecialDraw({ db }, request)).rejects.toMatchObject({ code: "draw.time_taken" });
  for (const wrong of [{ cutoffAt: draw.opensAt }, { publishAt: draw.cutoffAt }]) {
    await expect(scheduleSpecialDraw({ db }, { ...request, ...wrong })).rejects.toMatchObject({
      code: "draw.times_invalid",
    });
  }
});
