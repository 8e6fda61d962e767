import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PICK_3_RULE } from "../../games/index.ts";
import { planSettlement, verifyDraw } from "../../settlement/server/index.ts";
import {
  bringCutoffForward,
  bringPublicationForward,
  createRuledGame,
  openSpecialDraw,
  sealWithControl,
} from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import type { TestGame } from "../../testing/settlement-fixtures.ts";
import { closeDraw, drawNumbers, holdDraw, loadCeremony, publishDraw } from "./index.ts";

let testDatabase: TestDatabase;
let game: TestGame;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  game = await createRuledGame(testDatabase.db, PICK_3_RULE);
});
afterAll(() => testDatabase.drop());

const HOUR_MS = 3_600_000;

async function openDraw(): Promise<string> {
  return (await openSpecialDraw(testDatabase.db, game.gameId, HOUR_MS)).id;
}

async function closedDraw(): Promise<string> {
  const drawId = await openDraw();
  await bringCutoffForward(testDatabase.db, drawId);
  await closeDraw({ db: testDatabase.db }, { drawId });
  return drawId;
}

const ceremonyOf = (drawId: string) => loadCeremony({ db: testDatabase.db }, { drawId });

test("shows each step as the draw takes it, and what tells the result only once it is published", async () => {
  const { db } = testDatabase;
  const ports = { db, proof: testProof };
  const drawId = await openDraw();
  expect(await ceremonyOf(drawId)).toMatchObject({ currentId: "selling", level: "L1", hold: null });
  await bringCutoffForward(db, drawId);
  await closeDraw({ db }, { drawId });
  await sealWithControl(ports, { drawId });
  const sealed = await ceremonyOf(drawId);
  expect(sealed.currentId).toBe("beacon");
  const commitments = sealed.steps.find(({ id }) => id === "commitments");
  expect(commitments?.parties.map(({ role, state }) => [role, state])).toEqual([
    ["generator", "committed"],
    ["control", "committed"],
  ]);

  await drawNumbers(ports, { drawId });
  await planSettlement({ db }, { drawId });
  await verifyDraw({ db }, { drawId });
  const verified = await ceremonyOf(drawId);
  expect(verified).toMatchObject({ currentId: "publication", hasCertificate: false });
  const seed = await db.one<{ seed: string }>("select seed from draw_seed where draw_id = $1", [drawId]);
  expect(JSON.stringify(verified, asText)).not.toContain(seed.seed);

  await bringPublicationForward(db, drawId);
  await publishDraw(ports, { drawId });
  const published = await ceremonyOf(drawId);
  expect(published).toMatchObject({ currentId: "settlement", hasCertificate: true });
  expect(JSON.stringify(published, asText)).toContain(seed.seed);
});

test("tells both figures of a count that differs, at the step that it stopped", async () => {
  const { db } = testDatabase;
  const drawId = await closedDraw();
  await db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("update draw set sold = 2 where id = $1", [drawId]);
  });
  expect(await sealWithControl({ db, proof: testProof }, { drawId })).toBe(false);
  const { hold, currentId } = await ceremonyOf(drawId);
  expect(currentId).toBe("seal");
  expect(hold).toMatchObject({
    from: "closed",
    canCancel: true,
    problems: [
      {
        code: "ticket_count_differs",
        compared: [
          {
            what: "tickets",
            figures: [
              { source: "ticket_rows", value: 0n },
              { source: "draw_row", value: 2n },
            ],
          },
        ],
      },
    ],
  });
});

test("names the person who stopped a draw, and no other problem than the reason", async () => {
  const drawId = await openDraw();
  const actor = { kind: "staff", id: randomUUID() } as const;
  await holdDraw({ db: testDatabase.db }, { drawId, reason: "a tip", actor });
  expect((await ceremonyOf(drawId)).hold).toMatchObject({
    by: actor,
    reason: "a tip",
    stepId: "selling",
    problems: [],
  });
});

test("knows no draw that does not exist", async () => {
  await expect(ceremonyOf(randomUUID())).rejects.toMatchObject({ code: "draw.not_found" });
});

const asText = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
