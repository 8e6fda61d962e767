import { randomUUID } from "node:crypto";
import { bytesToHex } from "@noble/hashes/utils.js";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PICK_3_RULE } from "../../games/index.ts";
import { loadSealedTerms, revealSeed } from "../../proof/server/index.ts";
import { type ClockedDatabase, freezeClock } from "../../testing/clock-fixtures.ts";
import { createRuledGame, openSpecialDraw, sealWithControl } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import { closeDraw, drawNumbers, releaseDraw } from "./index.ts";

let database: TestDatabase;
let clocked: ClockedDatabase;
let gameId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  clocked = await freezeClock(database);
  ({ gameId } = await createRuledGame(clocked.db, PICK_3_RULE));
});
afterAll(async () => {
  await clocked.db.close();
  await database.drop();
});

async function sealedDraw(): Promise<string> {
  const { db } = clocked;
  await clocked.moveClock(60_000);
  const { id: drawId } = await openSpecialDraw(db, gameId, 10_000);
  await clocked.moveClock(10_000);
  expect(await closeDraw({ db }, { drawId })).toBe(true);
  expect(await sealWithControl({ db, proof: testProof }, { drawId })).toBe(true);
  return drawId;
}

const turn = (drawId: string) => drawNumbers({ db: clocked.db, proof: testProof }, { drawId });

const lastEvent = (drawId: string) =>
  clocked.db.one<{ toState: string; details: { problems?: string[] } }>(
    "select to_state::text as to_state, details from draw_event where draw_id = $1 order by at desc limit 1",
    [drawId],
  );

it("an honest draw passes, and its settlement is queued", async () => {
  const drawId = await sealedDraw();
  expect(await turn(drawId)).toBe(true);
  expect(await lastEvent(drawId)).toMatchObject({ toState: "drawn" });
});

it("a seed that another draw had holds the draw, and a release by two lets it go on from there", async () => {
  const { db } = clocked;
  const before = await sealedDraw();
  await turn(before);
  const drawId = await sealedDraw();
  const found = await db.tx(async (tx) => revealSeed(tx, testProof, await loadSealedTerms(tx, drawId)));
  await db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("update draw_seed set seed = $2 where draw_id = $1", [
      before,
      bytesToHex(found?.seed ?? new Uint8Array()),
    ]);
  });
  expect(await turn(drawId)).toBe(true);
  expect(await lastEvent(drawId)).toMatchObject({
    toState: "held",
    details: { problems: ["structural.repeated_seed"] },
  });
  const queued = async () =>
    (
      await db.one<{ count: bigint }>(
        "select count(*) as count from outbox where name = 'plan-settlement' and payload ->> 'drawId' = $1",
        [drawId],
      )
    ).count;
  expect(await queued()).toBe(0n);
  await db.tx((tx) => releaseDraw(tx, { drawId, staffId: randomUUID(), reason: "it was understood" }));
  expect(await lastEvent(drawId)).toMatchObject({ toState: "drawn" });
  expect(await queued()).toBe(1n);
});
