import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fundPlayers } from "../../testing/betting-fixtures.ts";
import { signUpTestPlayer } from "../../testing/people-fixtures.ts";
import { createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { listPlayers, loadPlayer360, setKycState } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("pages of players meet without gap or repetition, newest first", async () => {
  const { db } = database;
  await createTestPlayers(db, 5);
  const first = await listPlayers({ db }, { limit: 3 });
  const second = await listPlayers({ db }, { limit: 3, cursor: first.nextCursor });
  expect(first.items).toHaveLength(3);
  expect(second.items).toHaveLength(2);
  expect(second.nextCursor).toBeUndefined();
  const ids = [...first.items, ...second.items].map((player) => player.id);
  expect(ids).toEqual([...new Set(ids)].toSorted().toReversed());
});

test("a player is found by part of the address, and by the beginning of the id", async () => {
  const { db } = database;
  const { playerId, email } = await signUpTestPlayer(db);
  for (const search of [email.slice(3, 30).toUpperCase(), playerId, playerId.slice(0, 23)]) {
    const { items } = await listPlayers({ db }, { search });
    expect(items.map((player) => player.id)).toEqual([playerId]);
  }
  expect((await listPlayers({ db }, { search: email, status: "closed" })).items).toEqual([]);
});

test("the 360° page shows the wallet, limits, exclusions and sessions of one player", async () => {
  const { db } = database;
  const { playerId } = await signUpTestPlayer(db);
  await fundPlayers(db, [playerId], 5_00n);
  const actor = { kind: "staff", id: "00000000-0000-4000-8000-000000000001" } as const;
  await setKycState({ db }, { playerId, kycState: "verified", reason: "papers seen", actor });
  const page = await loadPlayer360({ db }, { playerId });
  expect(page).toMatchObject({
    profile: { id: playerId, kycState: "verified" },
    wallet: { availableMinor: 5_00n },
    exclusions: { current: null, items: [] },
    sessions: [],
    ticketCount: 0,
  });
  expect(page.limits).toHaveLength(9);
  expect(page.netPosition.find((position) => position.period === "ever")).toMatchObject({
    depositedMinor: 5_00n,
    netMinor: 0n,
  });
});
