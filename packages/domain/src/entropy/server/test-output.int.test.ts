import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../../audit/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { createRuledGame } from "../../testing/draw-fixtures.ts";
import { EntropyPool, loadRandomness, openEntropyPool, testOutput } from "./index.ts";

const actor: Actor = { kind: "staff", id: "auditor" };
const stuck = new EntropyPool([
  { name: "os", device: null, minEntropyBits: 8, read: async (length) => new Uint8Array(length) },
]);

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

it("a test's report is kept for each game and found again", async () => {
  const { db } = testDatabase;
  const entropy = openEntropyPool();
  const { gameId } = await createRuledGame(db, PICK_3_RULE);
  const untested = await loadRandomness({ db, entropy });
  expect(untested.games).toEqual([{ gameId, name: gameId, last: null }]);
  expect(untested.health.sources).toMatchObject([{ source: "os", state: "healthy" }]);

  const report = await testOutput({ db, entropy }, { gameId, actor });
  expect(report).toMatchObject({ gameId, ruleVersion: 1, draws: 10_000 });
  expect(report.verdicts.map(({ test }) => test)).toEqual([
    "frequency",
    "serial_pairs",
    "runs",
    "serial_correlation",
    "coupon_collector",
    "duplicates",
  ]);
  const { games } = await loadRandomness({ db, entropy });
  expect(games).toMatchObject([{ gameId, last: { report } }]);
});

it("only one test runs at a time", async () => {
  const { db } = testDatabase;
  const entropy = openEntropyPool();
  const { gameId } = await createRuledGame(db, PICK_3_RULE);
  const first = testOutput({ db, entropy }, { gameId, actor });
  await expect(testOutput({ db, entropy }, { gameId, actor })).rejects.toMatchObject({
    code: "entropy.test_running",
  });
  await expect(first).resolves.toMatchObject({ gameId });
  await expect(testOutput({ db, entropy }, { gameId, actor })).resolves.toMatchObject({ gameId });
});

it("nothing is tested with a source that failed, and the console is told", async () => {
  const { db } = testDatabase;
  const { gameId } = await createRuledGame(db, PICK_3_RULE);
  await expect(testOutput({ db, entropy: stuck }, { gameId, actor })).rejects.toMatchObject({
    code: "entropy.source_failed",
  });
  const { health, games } = await loadRandomness({ db, entropy: stuck });
  expect(health.sources).toMatchObject([{ source: "os", state: "failed", failure: "repetition_count" }]);
  expect(games.find((game) => game.gameId === gameId)?.last).toBeNull();
});
