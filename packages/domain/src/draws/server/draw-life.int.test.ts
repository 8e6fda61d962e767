import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeBets } from "../../betting/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { SEED_BYTES } from "../../proof/index.ts";
import { planSettlement, settleRange, verifyDraw } from "../../settlement/server/index.ts";
import { betRequest, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import {
  bringCutoffForward,
  bringPublicationForward,
  createRuledGame,
  openSpecialDraw,
  sealWithControl,
  waitUntil,
} from "../../testing/draw-fixtures.ts";
import { takeControlTurn, testProof } from "../../testing/proof-fixtures.ts";
import { createTestPlayers, type TestGame } from "../../testing/settlement-fixtures.ts";
import type { Draw } from "../draw.schema.ts";
import {
  closeDraw,
  drawNumbers,
  findDueDraws,
  holdDraw,
  listResults,
  loadDraw,
  loadDrawForStaff,
  loadDrawTimeline,
  lockDraw,
  publishDraw,
  sealDraw,
} from "./index.ts";

let testDatabase: TestDatabase;
let game: TestGame;
let playerId: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase({ poolMax: 10 });
});
afterAll(() => testDatabase.drop());

beforeEach(async () => {
  const { db } = testDatabase;
  game = await createRuledGame(db, PICK_3_RULE);
  [playerId = ""] = await createTestPlayers(db, 1);
  await sellIn(db, game);
  await fundPlayers(db, [playerId], 100_00n);
});

const HOUR_MS = 3_600_000;
/** Until a cutoff that a test waits for: enough to make the draw on a busy machine. */
const SALE_MS = 1_500;

/** A closed draw with three tickets. */
async function closedDraw(): Promise<Draw> {
  const { db } = testDatabase;
  const draw = await openSpecialDraw(db, game.gameId, HOUR_MS);
  const bets = [1, 2, 3].map((digit) =>
    betRequest(playerId, {
      gameId: game.gameId,
      drawIds: [draw.id],
      lines: [straight([digit, digit, digit])],
    }),
  );
  const outcomes = await placeBets({ db }, bets);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  await bringCutoffForward(db, draw.id);
  expect(await closeDraw({ db }, { drawId: draw.id })).toBe(true);
  return draw;
}

async function drawnDraw(): Promise<Draw> {
  const { db } = testDatabase;
  const draw = await closedDraw();
  expect(await sealWithControl({ db, proof: testProof }, { drawId: draw.id })).toBe(true);
  expect(await drawNumbers({ db, proof: testProof }, { drawId: draw.id })).toBe(true);
  return draw;
}

const stateOf = async (drawId: string) => (await loadDrawForStaff({ db: testDatabase.db }, { drawId })).state;

const jobsOf = (drawId: string) =>
  testDatabase.db.query<{ name: string }>(
    "select name from outbox where kind = 'job' and payload ->> 'drawId' = $1 order by id",
    [drawId],
  );

/** As a person with the database's root password could. */
async function tamper(sql: string, params: unknown[]): Promise<void> {
  await testDatabase.db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query(sql, params);
  });
}

/** Somebody waits for a lock as soon as Postgres says so. */
async function waitForLock(): Promise<void> {
  for (let waiting = 0n; waiting === 0n; ) {
    const row = await testDatabase.db.one<{ waiting: bigint }>(
      "select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    waiting = row.waiting;
  }
}

describe("closing", () => {
  test("is refused before the cutoff and happens once after it", async () => {
    const { db } = testDatabase;
    const draw = await openSpecialDraw(db, game.gameId, HOUR_MS);
    expect(await closeDraw({ db }, { drawId: draw.id })).toBe(false);
    await bringCutoffForward(db, draw.id);
    const closed = await Promise.all([1, 2, 3].map(() => closeDraw({ db }, { drawId: draw.id })));
    expect(closed.filter(Boolean)).toHaveLength(1);
    expect((await jobsOf(draw.id)).map(({ name }) => name)).toEqual(["seal-draw"]);
  });

  test("waits for a purchase that is inside", async () => {
    const { db } = testDatabase;
    const draw = await openSpecialDraw(db, game.gameId, SALE_MS);
    const order: string[] = [];
    let closing: Promise<unknown> = Promise.resolve();
    await db.tx(async (tx) => {
      await lockDraw(tx, draw.id);
      await waitUntil(db, draw.cutoffAt);
      closing = closeDraw({ db }, { drawId: draw.id }).then(() => order.push("closed"));
      await waitForLock();
      order.push("purchase");
    });
    await closing;
    expect(order).toEqual(["purchase", "closed"]);
  });
});

describe("the database itself", () => {
  const setState = (drawId: string, state: string) =>
    testDatabase.db.query("update draw set state = $2::draw_state where id = $1", [drawId, state]);

  test("lets no draw take a step before the one before it left its mark", async () => {
    const { db } = testDatabase;
    const { id: drawId } = await closedDraw();
    await expect(setState(drawId, "sealed")).rejects.toThrow("not ready to be sealed");
    await sealWithControl({ db, proof: testProof }, { drawId });
    await expect(setState(drawId, "drawn")).rejects.toThrow("not ready to be drawn");
    await drawNumbers({ db, proof: testProof }, { drawId });
    await expect(setState(drawId, "verified")).rejects.toThrow("not ready to be verified");
    await tamper("update draw set state = 'verified' where id = $1", [drawId]);
    await expect(setState(drawId, "published")).rejects.toThrow("not ready to be published");
  });

  test("lets nobody move the end of a hold to a state that can be cancelled", async () => {
    const { db } = testDatabase;
    const { id: drawId } = await drawnDraw();
    await holdDraw({ db }, { drawId, reason: "a doubt", actor: { kind: "system", id: "test" } });
    await expect(db.query("update draw set held_from = 'open' where id = $1", [drawId])).rejects.toThrow(
      "where a hold ends does not change",
    );
  });
});

describe("sealing", () => {
  test("stores one root over all tickets and queues the draw of numbers", async () => {
    const { db } = testDatabase;
    const draw = await closedDraw();
    const sealed = await Promise.all(
      [1, 2].map(() => sealWithControl({ db, proof: testProof }, { drawId: draw.id })),
    );
    expect(sealed.filter(Boolean)).toHaveLength(1);
    const { seal } = await loadDraw({ db }, { drawId: draw.id });
    expect(seal).toMatchObject({ ticketCount: 3n, stakeMinor: 300n });
    expect(seal?.root).toMatch(/^[0-9a-f]{64}$/);
    expect((await jobsOf(draw.id)).map(({ name }) => name)).toEqual(["seal-draw", "draw-numbers"]);
  });

  test("keeps nobody waiting for the draw while it reads the tickets", async () => {
    const { db } = testDatabase;
    const draw = await closedDraw();
    await takeControlTurn(db);
    let sealing: Promise<boolean> | undefined;
    await db.tx(async (tx) => {
      await tx.query("lock table ticket in access exclusive mode");
      sealing = sealDraw({ db, proof: testProof }, { drawId: draw.id });
      await waitForLock();
      await tx.query("select from draw where id = $1 for no key update nowait", [draw.id]);
    });
    expect(await sealing).toBe(true);
  });

  test("leaves a draw alone that was held meanwhile", async () => {
    const { db } = testDatabase;
    const draw = await closedDraw();
    await takeControlTurn(db);
    let sealing: Promise<boolean> | undefined;
    await db.tx(async (tx) => {
      await tx.query("lock table ticket in access exclusive mode");
      sealing = sealDraw({ db, proof: testProof }, { drawId: draw.id });
      await waitForLock();
      await holdDraw({ db }, { drawId: draw.id, reason: "a doubt", actor: { kind: "system", id: "test" } });
    });
    expect(await sealing).toBe(false);
    expect(await stateOf(draw.id)).toBe("held");
  });

  test.each([
    ["a ticket that vanished", "delete from ticket where draw_id = $1 and serial = 2", "serials_not_gapless"],
    [
      "a stake that grew",
      "update ticket set stake_minor = 999 where draw_id = $1 and serial = 1",
      "stake_differs",
    ],
    [
      "totals that were raised",
      "update draw set stake_minor = stake_minor + 1 where id = $1",
      "ledger_differs",
    ],
  ])("holds the draw over %s", async (_what, sql, problem) => {
    const { db } = testDatabase;
    const draw = await closedDraw();
    await tamper(sql, [draw.id]);
    expect(await sealWithControl({ db, proof: testProof }, { drawId: draw.id })).toBe(false);
    const held = await loadDrawForStaff({ db }, { drawId: draw.id });
    expect(held).toMatchObject({ state: "held", heldFrom: "closed" });
    expect(held.heldReason).toContain(problem);
    const event = await db.one("select kind, severity from significant_event where subject_id = $1", [
      draw.id,
    ]);
    expect(event).toEqual({ kind: "draw.held", severity: "critical" });
    expect(await drawNumbers({ db, proof: testProof }, { drawId: draw.id })).toBe(false);
  });

  test("seals a draw that nobody played", async () => {
    const { db } = testDatabase;
    const draw = await openSpecialDraw(db, game.gameId, HOUR_MS);
    await bringCutoffForward(db, draw.id);
    await closeDraw({ db }, { drawId: draw.id });
    expect(await sealWithControl({ db, proof: testProof }, { drawId: draw.id })).toBe(true);
  });
});

describe("drawing", () => {
  test("happens once, and the database refuses a second seed", async () => {
    const { db } = testDatabase;
    const draw = await closedDraw();
    await sealWithControl({ db, proof: testProof }, { drawId: draw.id });
    const drawn = await Promise.all(
      [1, 2, 3].map(() => drawNumbers({ db, proof: testProof }, { drawId: draw.id })),
    );
    expect(drawn.filter(Boolean)).toHaveLength(1);
    await expect(
      db.query("insert into draw_seed (draw_id, algorithm, seed) values ($1, 'again', repeat('0', 128))", [
        draw.id,
      ]),
    ).rejects.toMatchObject({ code: "23505" });
    await expect(
      db.query("update draw_result set result = '{}' where draw_id = $1", [draw.id]),
    ).rejects.toThrow("append-only");
  });

  test("is refused by the database before the seal", async () => {
    const draw = await closedDraw();
    await expect(
      testDatabase.db.query(
        "insert into draw_seed (draw_id, algorithm, seed) values ($1, 'early', repeat('0', 128))",
        [draw.id],
      ),
    ).rejects.toThrow("no seed before the seal");
    await expect(
      testDatabase.db.query("insert into draw_result (draw_id, result) values ($1, '{}')", [draw.id]),
    ).rejects.toThrow("no result before the seal");
  });

  test("holds the draw when the source of entropy is stuck", async () => {
    const { db } = testDatabase;
    const draw = await closedDraw();
    const entropy = async () => new Uint8Array(SEED_BYTES);
    expect(await sealWithControl({ db, proof: testProof, entropy }, { drawId: draw.id })).toBe(false);
    expect(await stateOf(draw.id)).toBe("held");
  });

  test("shows nobody the result before publication", async () => {
    const { db } = testDatabase;
    const draw = await drawnDraw();
    const stored = await db.one<{ result: { digits: number[] } }>(
      "select result from draw_result where draw_id = $1",
      [draw.id],
    );
    expect(stored.result.digits).toHaveLength(3);
    expect((await loadDraw({ db }, { drawId: draw.id })).result).toBeNull();
    expect((await loadDrawForStaff({ db }, { drawId: draw.id })).result).toBeNull();
    expect((await listResults({ db }, { gameId: game.gameId, limit: 10 })).items).toEqual([]);
    const timeline = await loadDrawTimeline({ db }, { drawId: draw.id });
    expect(timeline.items.map(({ toState }) => toState)).toEqual([
      "scheduled",
      "open",
      "closed",
      "sealed",
      "drawn",
    ]);
    expect(
      JSON.stringify(timeline, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain("digits");
  });
});

describe("publishing", () => {
  async function verifiedDraw(): Promise<Draw> {
    const { db } = testDatabase;
    const draw = await drawnDraw();
    await planSettlement({ db }, { drawId: draw.id });
    await settleRange({ db }, { drawId: draw.id, fromSerial: 1, toSerial: 3 });
    expect(await verifyDraw({ db }, { drawId: draw.id })).toEqual({ state: "verified" });
    return draw;
  }

  test("waits for the announced instant", async () => {
    const { db } = testDatabase;
    const draw = await verifiedDraw();
    expect(await publishDraw({ db, proof: testProof }, { drawId: draw.id })).toBe(false);
    expect((await loadDraw({ db }, { drawId: draw.id })).result).toBeNull();
  });

  test("touches no other draw of a game without a jackpot, so nobody who bets on those waits", async () => {
    const { db } = testDatabase;
    const draw = await verifiedDraw();
    const later = await openSpecialDraw(db, game.gameId, 2 * HOUR_MS);
    await bringPublicationForward(db, draw.id);
    await db.tx(async (tx) => {
      await lockDraw(tx, later.id);
      expect(await publishDraw({ db, proof: testProof }, { drawId: draw.id })).toBe(true);
    });
  });

  test("shows the result, once, on its day", async () => {
    const { db } = testDatabase;
    const draw = await verifiedDraw();
    await bringPublicationForward(db, draw.id);
    const published = await Promise.all(
      [1, 2].map(() => publishDraw({ db, proof: testProof }, { drawId: draw.id })),
    );
    expect(published.filter(Boolean)).toHaveLength(1);
    expect((await loadDraw({ db }, { drawId: draw.id })).result).toMatchObject({ kind: "digits" });
    const { items } = await listResults({ db }, { gameId: game.gameId, limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([draw.id]);
    expect((await listResults({ db }, { gameId: game.gameId, on: "2020-01-01", limit: 10 })).items).toEqual(
      [],
    );
    const live = await db.query(
      "select from outbox where kind = 'live' and payload ->> 'type' = 'draw.result' and payload ->> 'drawId' = $1",
      [draw.id],
    );
    expect(live).toHaveLength(1);
  });
});

describe("the sweep", () => {
  test("finds each step that is due, from the database alone", async () => {
    const { db } = testDatabase;
    const due = async (drawId: string) =>
      (await findDueDraws({ db }, { graceS: 0 }))
        .filter((work) => work.drawId === drawId)
        .map(({ job }) => job);
    const draw = await openSpecialDraw(db, game.gameId, HOUR_MS);
    expect(await due(draw.id)).toEqual([]);
    await bringCutoffForward(db, draw.id);
    expect(await due(draw.id)).toEqual(["close-draw"]);
    await closeDraw({ db }, { drawId: draw.id });
    expect(await due(draw.id)).toEqual(["seal-draw"]);
    await sealWithControl({ db, proof: testProof }, { drawId: draw.id });
    expect(await due(draw.id)).toEqual(["draw-numbers"]);
    await drawNumbers({ db, proof: testProof }, { drawId: draw.id });
    expect(await due(draw.id)).toEqual(["plan-settlement"]);
  });

  test("leaves a step alone whose job was queued just now", async () => {
    const { db } = testDatabase;
    const draw = await drawnDraw();
    const found = await findDueDraws({ db }, { graceS: 60 });
    expect(found.filter(({ drawId }) => drawId === draw.id)).toEqual([]);
  });
});

test("a draw that does not exist is not found, whatever is asked", async () => {
  const { db } = testDatabase;
  const drawId = randomUUID();
  for (const step of [closeDraw, sealDraw, drawNumbers, publishDraw, loadDraw, loadDrawTimeline]) {
    await expect(step({ db, proof: testProof }, { drawId })).rejects.toMatchObject({
      code: "draw.not_found",
    });
  }
});
