import { randomBytes } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { publishDraw } from "@sortes/domain/draws/server";
import { PICK_3_RULE } from "@sortes/domain/games";
import { createSandboxProcessor } from "@sortes/domain/payments/server";
import { listSignificantEvents } from "@sortes/domain/reporting/server";
import { planSettlement, settleRange, verifyDraw } from "@sortes/domain/settlement/server";
import {
  createDrawnDraw,
  createRuledGame,
  createTestPlayers,
  straight,
  type TestGame,
  testProof,
} from "@sortes/domain/testing";
import { accountKey, houseAccount } from "@sortes/domain/wallet";
import { lockAccounts, postTransfers } from "@sortes/domain/wallet/server";
import { createLogger } from "@sortes/process";
import { UnrecoverableError } from "bullmq";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WorkerPorts } from "./ports.ts";
import { runJob } from "./run-job.ts";

let database: TestDatabase;
let ports: WorkerPorts;
let game: TestGame;
let playerId: string;
let drawId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const log = createLogger({ level: "silent", processName: "run-job-test" });
  ports = {
    db,
    processor: createSandboxProcessor({ db }),
    proof: testProof,
    entropy: async () => randomBytes(64),
    log,
  };
  [playerId = ""] = await createTestPlayers(db, 1);
  game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  drawId = await drawnDraw(1);
});
afterAll(() => database.drop());

const drawnDraw = (number: number) =>
  createDrawnDraw(database.db, game, {
    number,
    tickets: [{ playerId, lines: [straight([1, 2, 3])] }],
    result: { kind: "digits", digits: [1, 2, 3] },
  });

/** A published draw whose only ticket won, and whose prize pool somebody emptied. */
async function publishedDraw(): Promise<string> {
  const { db } = database;
  const id = await drawnDraw(2);
  await planSettlement({ db }, { drawId: id });
  await settleRange({ db }, { drawId: id, fromSerial: 1, toSerial: 1 });
  await verifyDraw({ db }, { drawId: id });
  await publishDraw({ db, proof: testProof }, { drawId: id });
  const pool = houseAccount("prize_pool", game.rule.currency, id);
  await db.tx(async (tx) => {
    const account = (await lockAccounts(tx, [pool])).get(accountKey(pool));
    await postTransfers(tx, [
      {
        operationId: `test:${id}`,
        debit: pool,
        credit: houseAccount("bank", game.rule.currency),
        amountMinor: account?.postedMinor ?? 0n,
        kind: "adjustment",
        reference: { kind: "draw", id },
      },
    ]);
  });
  return id;
}

const run = (name: string, data: unknown) => runJob(ports, { id: `${name}.test`, name, data });
const events = async () => (await listSignificantEvents({ db: database.db })).items;

describe("a job", () => {
  it("that the domain refuses has ended: trying again would not change the answer", async () => {
    await run("publish-draw", { drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55" });
    expect(await events()).toEqual([]);
  });

  it("that fits no contract is not tried again", async () => {
    await expect(run("open-sesame", {})).rejects.toBeInstanceOf(UnrecoverableError);
    await expect(run("close-draw", { drawId, stakeMinor: 1 })).rejects.toBeInstanceOf(UnrecoverableError);
  });

  it("that meets a broken invariant is not tried again, is reported and holds its draw", async () => {
    const neverPlanned = { drawId, fromSerial: 7, toSerial: 9 };
    await expect(run("settle-range", neverPlanned)).rejects.toBeInstanceOf(UnrecoverableError);
    expect(await events()).toContainEqual(
      expect.objectContaining({ kind: "job.invariant_broken", severity: "critical" }),
    );
    const draw = await database.db.one("select state::text as state, held_reason from draw where id = $1", [
      drawId,
    ]);
    expect(draw).toMatchObject({ state: "held", heldReason: expect.stringContaining("never planned") });
  });

  it("that finds a house account without the money it must hold is a broken invariant, not a refusal", async () => {
    const { db } = database;
    const unfunded = await publishedDraw();
    const range = { drawId: unfunded, fromSerial: 1, toSerial: 1 };
    await expect(run("pay-draw", range)).rejects.toBeInstanceOf(UnrecoverableError);
    expect(await db.one("select state::text as state from draw where id = $1", [unfunded])).toMatchObject({
      state: "held",
    });
  });

  it("whose rows a CHECK refuses has met a broken invariant: the draw is held, nothing is tried again", async () => {
    const { db } = database;
    const refused = await drawnDraw(3);
    await db.query(
      "alter table settlement_range add constraint test_refuses check (draw_id is null) not valid",
    );
    await expect(run("plan-settlement", { drawId: refused })).rejects.toBeInstanceOf(UnrecoverableError);
    await db.query("alter table settlement_range drop constraint test_refuses");
    const draw = await db.one("select state::text as state, held_reason from draw where id = $1", [refused]);
    expect(draw).toEqual({
      state: "held",
      heldReason: "broken invariant: the database refuses what a job writes",
    });
  });

  it("that meets an outage is tried again", async () => {
    const lost: WorkerPorts = {
      ...ports,
      db: { ...ports.db, tx: () => Promise.reject(new Error("connection lost")) },
    };
    await expect(runJob(lost, { id: "x", name: "close-draw", data: { drawId } })).rejects.not.toBeInstanceOf(
      UnrecoverableError,
    );
  });
});
