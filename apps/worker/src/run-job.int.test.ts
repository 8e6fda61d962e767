import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { PICK_3_RULE } from "@sortes/domain/games";
import { createSandboxProcessor } from "@sortes/domain/payments/server";
import { listSignificantEvents } from "@sortes/domain/reporting/server";
import { createDrawnDraw, createRuledGame, createTestPlayers, straight } from "@sortes/domain/testing";
import { UnrecoverableError } from "bullmq";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "./logger.ts";
import type { WorkerPorts } from "./ports.ts";
import { runJob } from "./run-job.ts";

let database: TestDatabase;
let ports: WorkerPorts;
let drawId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const log = createLogger({ level: "silent", processName: "run-job-test" });
  ports = { db, processor: createSandboxProcessor({ db }), log };
  const [playerId = ""] = await createTestPlayers(db, 1);
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  drawId = await createDrawnDraw(db, game, {
    tickets: [{ playerId, lines: [straight([1, 2, 3])] }],
    result: { kind: "digits", digits: [1, 2, 3] },
  });
});
afterAll(() => database.drop());

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
