import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PICK_3_RULE, ruleSchema } from "../../games/index.ts";
import { sellIn } from "../../testing/betting-fixtures.ts";
import { createTestGame, createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { listJurisdictions, loadJurisdiction } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a jurisdiction names its currency, zone, least age and the games on sale there", async () => {
  const { db } = database;
  await createTestPlayers(db, 1, "TST");
  await createTestPlayers(db, 1, "OTH");
  const game = await createTestGame(db, ruleSchema.parse(PICK_3_RULE));
  await sellIn(db, game, "TST");
  const expected = { code: "TST", currency: "EUR", timeZone: "UTC", minAgeYears: 18, gameIds: [game.gameId] };
  expect(await loadJurisdiction({ db }, { code: "TST" })).toMatchObject(expected);
  expect(await listJurisdictions({ db })).toMatchObject([{ code: "OTH", gameIds: [] }, expected]);
  await expect(loadJurisdiction({ db }, { code: "NIL" })).rejects.toMatchObject({
    code: "jurisdiction.not_found",
  });
});
