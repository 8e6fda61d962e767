import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { placeBets } from "../../betting/server/index.ts";
import { closeDraw, drawNumbers, loadDrawForStaff, sealDraw } from "../../draws/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { betRequest, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { bringCutoffForward, createRuledGame, openSpecialDraw } from "../../testing/draw-fixtures.ts";
import { actingAs, startTestControl, takeControlTurn, testProof } from "../../testing/proof-fixtures.ts";
import { createTestPlayers, type TestGame } from "../../testing/settlement-fixtures.ts";
import { loadMissing } from "./index.ts";

let database: TestDatabase;
let game: TestGame;
let playerId: string;

beforeAll(async () => {
  database = await createTestDatabase({ poolMax: 5 });
});
afterAll(() => database.drop());

beforeEach(async () => {
  const { db } = database;
  game = await createRuledGame(db, PICK_3_RULE);
  [playerId = ""] = await createTestPlayers(db, 1);
  await sellIn(db, game);
  await fundPlayers(db, [playerId], 10_000_00n);
});

const HOUR_MS = 3_600_000;
const ports = () => ({ db: database.db, proof: testProof });

const openDraw = async () => (await openSpecialDraw(database.db, game.gameId, HOUR_MS)).id;

async function sell(drawId: string, count: number): Promise<void> {
  const bets = Array.from({ length: count }, (_, at) =>
    betRequest(playerId, {
      gameId: game.gameId,
      drawIds: [drawId],
      lines: [straight([at % 10, Math.floor(at / 10) % 10, 7])],
    }),
  );
  const outcomes = await placeBets({ db: database.db }, bets);
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
}

async function close(drawId: string): Promise<void> {
  await bringCutoffForward(database.db, drawId);
  expect(await closeDraw({ db: database.db }, { drawId })).toBe(true);
}

/** What only the owner of the database can do: write with the guards off. */
async function tamper(sql: string, params: unknown[]): Promise<void> {
  await database.db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query(sql, params);
  });
}

/** Keeps a spoiled draw out of the next test. */
const forget = (drawId: string) => tamper("update draw set state = 'cancelled' where id = $1", [drawId]);

const load = (drawId: string) => loadDrawForStaff({ db: database.db }, { drawId });

const runsOf = (drawId: string) =>
  database.db.query<{ first: bigint; count: bigint }>(
    "select first, count from control.ticket_run where draw_id = $1 order by first",
    [drawId],
  );

const rootOf = (drawId: string) =>
  database.db.one<{ count: bigint; root: string }>(
    "select count, root::text as root from control_count where draw_id = $1",
    [drawId],
  );

const TWICE = `insert into ticket (draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at)
  select draw_id, 5, uuidv7(), purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at
  from ticket where draw_id = $1 and serial = 1`;
/** Every other figure is made to fit. */
const totals = (count: number) => [
  `update draw set sold = ${count}, lines = ${count}, stake_minor = ${count}00 where id = $1`,
  `update account set posted_minor = ${count}00 where owner_id = $1::text and kind = 'draw_sales'`,
];

describe("a draw is held when control's copy says otherwise", () => {
  it.each([
    [
      "a ticket that was edited",
      ["update ticket set lines = jsonb_set(lines, '{0,picks}', '{}') where draw_id = $1 and serial = 2"],
    ],
    ["a ticket that was taken out", ["delete from ticket where draw_id = $1 and serial = 4", ...totals(3)]],
    ["a ticket that was added", [TWICE, ...totals(5)]],
  ])("over %s after control had copied it", async (what, statements) => {
    const drawId = await openDraw();
    await sell(drawId, 4);
    expect((await takeControlTurn(database.db)).counted).toEqual([]);
    await close(drawId);
    const isAdded = what.includes("added");
    // Control reads the tail once more; what is put in behind it is what it cannot have seen.
    if (isAdded) await takeControlTurn(database.db);
    for (const statement of statements) await tamper(statement, [drawId]);
    if (!isAdded) await takeControlTurn(database.db);
    expect(await sealDraw(ports(), { drawId })).toBe(false);
    const held = await load(drawId);
    expect(held).toMatchObject({ state: "held", heldFrom: "closed" });
    expect(held.heldReason).toContain("control_differs");
    expect(held.heldReason).not.toContain("checkpoint");
  });
});

describe("without control", () => {
  it("a draw waits, and is held with the reason when it waited too long", async () => {
    const { db } = database;
    const drawId = await openDraw();
    await sell(drawId, 1);
    await close(drawId);
    expect(await sealDraw(ports(), { drawId })).toBe(false);
    expect((await load(drawId)).state).toBe("closed");
    expect(await loadMissing(db, drawId)).toEqual({
      commitments: ["control"],
      isCountMissing: true,
      shares: ["generator", "control"],
    });
    await tamper("update draw_event set at = at - interval '121 seconds' where draw_id = $1", [drawId]);
    expect(await sealDraw(ports(), { drawId })).toBe(false);
    expect((await load(drawId)).heldReason).toBe(
      "not handed in within 120 s of the close: the commitment of control, control's count",
    );
  });

  it("a sealed draw waits for control's share, and goes on when it comes", async () => {
    const { db } = database;
    const drawId = await openDraw();
    await close(drawId);
    await takeControlTurn(db);
    expect(await sealDraw(ports(), { drawId })).toBe(true);
    expect(await drawNumbers(ports(), { drawId })).toBe(false);
    expect((await load(drawId)).state).toBe("sealed");
    expect((await loadMissing(db, drawId)).shares).toEqual(["control"]);
    expect((await takeControlTurn(db)).revealed).toEqual([drawId]);
    expect(await drawNumbers(ports(), { drawId })).toBe(true);
  });
});

describe("control that starts again", () => {
  it("goes on where it was and counts the same, and nothing is doubled", async () => {
    const { db } = database;
    const drawId = await openDraw();
    await sell(drawId, 300);
    await takeControlTurn(db);
    await sell(drawId, 20);
    const steady = startTestControl(db);
    await steady.turn();
    await sell(drawId, 1);
    await close(drawId);
    // Two at once, as after a kill that was none.
    await Promise.all([steady.turn(), takeControlTurn(db)]);
    await takeControlTurn(db);
    const runs = await runsOf(drawId);
    expect(runs.map(({ first }) => first)).toEqual([0n, 300n, 320n]);
    expect(runs.at(-1)?.count).toBe(321n);
    expect(await rootOf(drawId)).toMatchObject({ count: 321n });
    expect(await sealDraw(ports(), { drawId })).toBe(true);
    const seal = await db.one<{ root: string }>(
      "select root::text as root from draw_seal where draw_id = $1",
      [drawId],
    );
    expect(seal.root).toBe((await rootOf(drawId)).root);
  });

  it("does not go on with a copy that somebody changed", async () => {
    const { db } = database;
    const drawId = await openDraw();
    await sell(drawId, 2);
    await takeControlTurn(db);
    await tamper("update control.ticket_run set hashes = sha256('') || sha256('') where draw_id = $1", [
      drawId,
    ]);
    await expect(takeControlTurn(db)).rejects.toThrow("not as control wrote it");
    await forget(drawId);
  });
});

describe("control's share", () => {
  it("is kept back when the seal is over something else than control counted", async () => {
    const { db } = database;
    const drawId = await openDraw();
    await sell(drawId, 2);
    await close(drawId);
    await takeControlTurn(db);
    expect(await sealDraw(ports(), { drawId })).toBe(true);
    await tamper(
      `update log_entry set statement = replace(statement, '"count":"2"', '"count":"3"') where draw_id = $1 and type = 'seal'`,
      [drawId],
    );
    await expect(takeControlTurn(db)).rejects.toThrow("not over what control counted");
    expect((await loadMissing(db, drawId)).shares).toContain("control");
    await forget(drawId);
  });
});

describe("control's keys", () => {
  it("are announced to the regulator when they change", async () => {
    const { db } = database;
    const events = () =>
      db.query("select severity from significant_event where kind = 'proof.control_key_changed'");
    expect(await events()).toEqual([]);
    await db.query("insert into control_key (count_key, role_key) values ($1, $2)", [
      testProof.keys.draw.publicKey,
      "0".repeat(64),
    ]);
    expect(await events()).toEqual([{ severity: "critical" }]);
  });
});

describe("the database", () => {
  it.each([
    ["change a ticket", "update ticket set stake_minor = 1"],
    ["write a ticket", "insert into ticket (draw_id) values (gen_random_uuid())"],
    ["read a player's password", "select password_hash from player"],
    ["read a staff member's second factor", "select * from staff"],
    ["move a draw", "update draw set state = 'cancelled'"],
    ["append to the log", "insert into log_entry (index) values (0)"],
    ["change its own copy", "update control.ticket_run set stake_minor = 0"],
    ["remove its own copy", "delete from control.ticket_run"],
  ])("does not let control %s", async (_what, sql) => {
    await expect(actingAs(database.db, "sortes_control").query(sql)).rejects.toMatchObject({ code: "42501" });
  });

  it.each([
    ["write control's copy", "delete from control.ticket_run"],
    ["read control's copy", "select from control.ticket_run"],
    ["count in control's place", "insert into control_count (draw_id) values (gen_random_uuid())"],
    ["give control another key", "insert into control_key (count_key, role_key) values ('', '')"],
    ["remove history", "delete from ticket"],
    ["switch a guard off", "alter table ticket disable trigger all"],
    ["switch all guards off", "set session_replication_role = replica"],
    ["change a table", "alter table draw drop column state"],
    ["make a table", "create table mine ()"],
  ])("does not let the other programs %s", async (_what, sql) => {
    await expect(actingAs(database.db, "sortes_app").query(sql)).rejects.toMatchObject({ code: "42501" });
  });

  it("lets the worker commit for every role but control's", async () => {
    const drawId = await openDraw();
    const commit = (role: string) =>
      actingAs(database.db, "sortes_app").query(
        `insert into draw_commitment (draw_id, role, commitment, signature)
         values ($1, $2, repeat('0', 64), repeat('0', 128))`,
        [drawId, role],
      );
    await commit("generator");
    await expect(commit("control")).rejects.toThrow("row-level security");
    await forget(drawId);
  });

  it("lets control commit and reveal for its own role only", async () => {
    const drawId = await openDraw();
    await expect(
      actingAs(database.db, "sortes_control").query(
        `insert into draw_commitment (draw_id, role, commitment, signature)
         values ($1, 'generator', repeat('0', 64), repeat('0', 128))`,
        [drawId],
      ),
    ).rejects.toThrow("row-level security");
  });
});
