import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PICK_3_RULE } from "../../games/index.ts";
import {
  bringCutoffForward,
  createRuledGame,
  openSpecialDraw,
  sealWithControl,
} from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import type { TestGame } from "../../testing/settlement-fixtures.ts";
import type { Draw } from "../draw.schema.ts";
import {
  cancelDraw,
  closeDraw,
  drawNumbers,
  holdDraw,
  loadDrawForStaff,
  releaseDraw,
  requestCancel,
  requestRelease,
} from "./index.ts";

let testDatabase: TestDatabase;
let game: TestGame;
const officer = { kind: "staff", id: randomUUID() } as const;
const second = randomUUID();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  game = await createRuledGame(testDatabase.db, PICK_3_RULE);
});
afterAll(() => testDatabase.drop());

let cutoffInMs = 3_600_000;
const openDraw = (): Promise<Draw> => {
  cutoffInMs += 60_000;
  return openSpecialDraw(testDatabase.db, game.gameId, cutoffInMs);
};

async function sealedDraw(): Promise<Draw> {
  const { db } = testDatabase;
  const draw = await openDraw();
  await bringCutoffForward(db, draw.id);
  await closeDraw({ db }, { drawId: draw.id });
  await sealWithControl({ db, proof: testProof }, { drawId: draw.id });
  return draw;
}

const release = (drawId: string) =>
  testDatabase.db.tx((tx) => releaseDraw(tx, { drawId, staffId: second, reason: "checked" }));
const cancel = (drawId: string) =>
  testDatabase.db.tx((tx) => cancelDraw(tx, { drawId, staffId: second, reason: "checked" }));
const load = (drawId: string) => loadDrawForStaff({ db: testDatabase.db }, { drawId });

test("a held draw moves nowhere, and a release by a second person lets it go on where it was", async () => {
  const { db } = testDatabase;
  const draw = await sealedDraw();
  await holdDraw({ db }, { drawId: draw.id, reason: "a tip", actor: officer });
  expect(await drawNumbers({ db, proof: testProof }, { drawId: draw.id })).toBe(false);
  expect(await load(draw.id)).toMatchObject({ state: "held", heldFrom: "sealed", heldReason: "a tip" });

  await requestRelease({ db }, { drawId: draw.id, reason: "nothing found", staffId: officer.id });
  expect((await load(draw.id)).state).toBe("held");
  await release(draw.id);

  expect(await load(draw.id)).toMatchObject({ state: "sealed", heldFrom: null, heldReason: null });
  expect(await drawNumbers({ db, proof: testProof }, { drawId: draw.id })).toBe(true);
  const audit = await db.query<{ action: string }>(
    "select action from audit_entry where subject_id = $1 order by seq",
    [draw.id],
  );
  expect(audit.map(({ action }) => action)).toEqual(["draw.schedule_special", "draw.hold", "draw.release"]);
});

test("a hold needs a reason and something to stop", async () => {
  const { db } = testDatabase;
  const draw = await openDraw();
  await expect(holdDraw({ db }, { drawId: draw.id, reason: "  ", actor: officer })).rejects.toMatchObject({
    code: "draw.reason_required",
  });
  await holdDraw({ db }, { drawId: draw.id, reason: "a tip", actor: officer });
  await expect(holdDraw({ db }, { drawId: draw.id, reason: "again", actor: officer })).rejects.toMatchObject({
    code: "draw.not_holdable",
  });
  await release(draw.id);
  await expect(release(draw.id)).rejects.toMatchObject({ code: "draw.not_held" });
  await expect(
    requestRelease({ db }, { drawId: draw.id, reason: "why not", staffId: officer.id }),
  ).rejects.toMatchObject({ code: "draw.not_held" });
});

test("one request waits for the second person at a time", async () => {
  const { db } = testDatabase;
  const draw = await openDraw();
  const request = { drawId: draw.id, reason: "misprint", staffId: officer.id };
  await requestCancel({ db }, request);
  await expect(requestCancel({ db }, request)).rejects.toMatchObject({ code: "approval.already_requested" });
});

test("a draw can be cancelled up to the seal, out of a hold too, and not again", async () => {
  const { db } = testDatabase;
  const [open, held] = await Promise.all([openDraw(), openDraw()]);
  await holdDraw({ db }, { drawId: held.id, reason: "a tip", actor: officer });
  for (const { id } of [open, held]) {
    await cancel(id);
    expect((await load(id)).state).toBe("cancelled");
    await expect(cancel(id)).rejects.toMatchObject({ code: "draw.already_cancelled" });
  }
});

test("a sealed draw cannot be cancelled, by use-case or by hand", async () => {
  const { db } = testDatabase;
  const draw = await sealedDraw();
  await expect(
    requestCancel({ db }, { drawId: draw.id, reason: "bad luck", staffId: officer.id }),
  ).rejects.toMatchObject({ code: "draw.not_cancellable" });
  await expect(cancel(draw.id)).rejects.toMatchObject({ code: "draw.not_cancellable" });
  await holdDraw({ db }, { drawId: draw.id, reason: "a tip", actor: officer });
  await expect(cancel(draw.id)).rejects.toMatchObject({ code: "draw.not_cancellable" });
  await expect(
    db.query("update draw set state = 'cancelled', held_from = null, held_reason = null where id = $1", [
      draw.id,
    ]),
  ).rejects.toThrow("cannot become");
});
