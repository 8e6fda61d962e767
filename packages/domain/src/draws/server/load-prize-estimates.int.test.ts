import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAILY_645_RULE, parseRule } from "../../games/index.ts";
import { createOpenDraw } from "../../testing/betting-fixtures.ts";
import { createTestGame } from "../../testing/settlement-fixtures.ts";
import { loadPrizeEstimates } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("estimates are made of sales and the jackpot that rolled over", async () => {
  const { db } = database;
  const rule = parseRule(DAILY_645_RULE);
  const draw = await createOpenDraw(db, await createTestGame(db, rule), { cutoffInMs: 3_600_000 });
  const quiet = await loadPrizeEstimates({ db }, { drawId: draw.id });
  await db.query(
    "update draw set stake_minor = 1_000_000_00, jackpot_minor = 9_000_000_00, rollover_count = 3 where id = $1",
    [draw.id],
  );
  const busy = await loadPrizeEstimates({ db }, { drawId: draw.id });
  expect(busy).toMatchObject({ drawId: draw.id, currency: rule.currency, stakeMinor: 1_000_000_00n });
  expect(busy.jackpotMinor).toBeGreaterThan(9_000_000_00n);
  expect(quiet.jackpotMinor).toBeLessThan(busy.jackpotMinor ?? 0n);
  expect(busy.tiers.map(({ tier }) => tier)).toEqual(quiet.tiers.map(({ tier }) => tier));
});

test("a draw that does not exist has no estimates", async () => {
  await expect(loadPrizeEstimates({ db: database.db }, { drawId: randomUUID() })).rejects.toMatchObject({
    code: "draw.not_found",
  });
});
