import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAuditChain } from "../../audit/server/index.ts";
import { scheduleDraws } from "../../draws/server/index.ts";
import { loadPublishedRules } from "../../games/server/index.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import { loadWallet, verifyLedger } from "../../wallet/server/index.ts";
import { PLAYER_FUNDS_MINOR } from "../seed-plan.core.ts";
import { seedDatabase } from "./seed-database.ts";

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

test("seeding twice tells the same and makes everything once", async () => {
  const { db } = testDatabase;
  const first = await seedDatabase({ db }, { seed: 42 });
  const counts = () =>
    db.one(
      `select (select count(*) from staff) as staff, (select count(*) from player) as players,
         (select count(*) from transfer) as transfers, (select count(*) from rule_version where state = 'published') as rules,
         (select count(*) from approval where state = 'requested') as waiting`,
    );
  expect(await counts()).toEqual({ staff: 8n, players: 2n, transfers: 3n, rules: 3n, waiting: 0n });

  expect(await seedDatabase({ db }, { seed: 42 })).toEqual(first);
  expect(await counts()).toEqual({ staff: 8n, players: 2n, transfers: 3n, rules: 3n, waiting: 0n });
  expect((await verifyLedger({ db })).balanced).toBe(true);
  expect((await verifyAuditChain({ db })).intact).toBe(true);
});

test("what it makes is ready for a day: rules published, draws can be made, players have money", async () => {
  const { db } = testDatabase;
  await seedDatabase({ db }, { seed: 42 });
  expect([...(await loadPublishedRules({ db })).keys()].sort()).toEqual([
    "daily-645",
    "pick-3",
    "rapid-keno",
  ]);
  expect((await scheduleDraws({ db, proof: testProof })).created).toBe(7 + 7 + 288);
  const players = await db.query<{ id: string }>("select id from player");
  for (const { id: playerId } of players) {
    expect((await loadWallet({ db }, { playerId, currency: "EUR" })).availableMinor).toBe(PLAYER_FUNDS_MINOR);
  }
});
