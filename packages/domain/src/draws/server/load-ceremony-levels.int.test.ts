import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PICK_3_RULE } from "../../games/index.ts";
import { CeremonyPerson } from "../../testing/ceremony-fixtures.ts";
import { type ClockedDatabase, freezeClock } from "../../testing/clock-fixtures.ts";
import { createRuledGame, openSpecialDraw, sealWithControl } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import { recording, startRecordedRelay } from "../../testing/recorded-relay.ts";
import type { CeremonyStepId } from "../ceremony.schema.ts";
import { closeDraw, drawNumbers, loadCeremony } from "./index.ts";

let database: TestDatabase;
let clocked: ClockedDatabase;
let people: CeremonyPerson[];

beforeAll(async () => {
  database = await createTestDatabase();
  people = [await CeremonyPerson.register(database.db), await CeremonyPerson.register(database.db)];
  clocked = await freezeClock(database);
});
afterAll(async () => {
  await clocked.db.close();
  await database.drop();
});

/** A draw under this policy that nobody played, sealed at the clock's instant. */
async function sealedDraw(policy: object): Promise<string> {
  const { db } = clocked;
  const { gameId } = await createRuledGame(db, PICK_3_RULE);
  await db.query("update game set proof = $2::jsonb where id = $1", [gameId, policy]);
  const { id: drawId } = await openSpecialDraw(db, gameId, 10_000);
  await clocked.moveClock(10_000);
  await closeDraw({ db }, { drawId });
  expect(await sealWithControl({ db, proof: testProof }, { drawId })).toBe(true);
  return drawId;
}

async function stepOf(drawId: string, id: CeremonyStepId) {
  const { steps } = await loadCeremony({ db: clocked.db }, { drawId });
  return steps.find((step) => step.id === id);
}

test("a draw that waits for a public beacon says for which round, until when, and what each relay answered", async () => {
  const { genesisTime, periodS } = recording.chain;
  const round = recording.rounds[0]?.round ?? 0;
  const spokenAt = new Date((genesisTime + (round - 1) * periodS) * 1_000);
  await clocked.setClock(new Date(spokenAt.getTime() - 71_500));
  const relays = [await startRecordedRelay("missing"), await startRecordedRelay("forged")];
  const drawId = await sealedDraw({ level: "L3", relays: relays.map(({ url }) => url) });
  const waiting = { state: "running", dueAt: spokenAt, missing: [{ what: "round", count: round }] };
  expect(await stepOf(drawId, "beacon")).toMatchObject({ ...waiting, relays: [] });

  await clocked.setClock(spokenAt);
  expect(await drawNumbers({ db: clocked.db, proof: testProof }, { drawId })).toBe(false);
  const [missing, forged] = relays;
  expect(await stepOf(drawId, "beacon")).toMatchObject({
    ...waiting,
    relays: expect.arrayContaining([
      { relay: missing?.url, outcome: "missing" },
      { relay: forged?.url, outcome: "forged" },
    ]),
  });
  await Promise.all(relays.map((relay) => relay.close()));
});

test("a physical draw names its officials and has neither shares nor seed", async () => {
  const officials = people.map(({ staffId }, at) => ({ role: `official-${at + 1}`, staffId }));
  const drawId = await sealedDraw({ level: "L0", officials });
  expect(await stepOf(drawId, "beacon")).toMatchObject({
    state: "running",
    parties: officials.map(({ role, staffId }) => ({ role, holder: staffId, state: "expected" })),
    missing: officials.map(({ role }) => ({ what: "role", name: role })),
  });
  for (const id of ["commitments", "reveal", "seed"] as const) {
    expect(await stepOf(drawId, id)).toMatchObject({ state: "not_applicable", parties: [] });
  }
});
