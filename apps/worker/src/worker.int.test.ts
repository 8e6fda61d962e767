import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedRedis, findFreePort, findRedisServer, startEmbeddedRedis } from "@sortes/db/embedded";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { PICK_3_RULE } from "@sortes/domain/games";
import { appendJob } from "@sortes/domain/outbox/server";
import { createSandboxProcessor } from "@sortes/domain/payments/server";
import {
  createDrawnDraw,
  createRuledGame,
  createTestPlayers,
  straight,
  testProof,
} from "@sortes/domain/testing";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { planSettlementJob } from "@sortes/jobs";
import { createLogger } from "@sortes/process";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { JobQueues } from "./queues.ts";
import { connectProducer } from "./redis.ts";
import { startRelay } from "./relay.ts";
import { runJob } from "./run-job.ts";
import { type RunningWorker, startWorker } from "./worker.ts";

const log = createLogger({ level: "silent", processName: "worker-test" });

let database: TestDatabase;
let folder: string;
let server: EmbeddedRedis;
let healthPort: number;
let worker: RunningWorker | undefined;
let draws = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "sortes-worker-"));
  const program = findRedisServer();
  if (program === undefined) throw new Error("redis-server is not installed");
  // A Redis of this file's own, because it is flushed and stopped here.
  server = await startEmbeddedRedis({
    program,
    dataDir: folder,
    port: await findFreePort(),
    logFile: join(folder, "redis.log"),
    isThrowaway: true,
  });
});

afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

afterAll(async () => {
  await database.drop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  healthPort = await findFreePort();
  worker = await startWorker({
    databaseUrl: database.url,
    redisUrl: server.url,
    healthPort,
    processName: "worker-test",
    proof: testProof,
    log,
  });
}

/** A drawn draw with 300 tickets, 30 of which win. Its first job is in the outbox. */
async function drawnDraw(): Promise<string> {
  const { db } = database;
  const players = await createTestPlayers(db, 30);
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  draws += 1;
  const drawId = await createDrawnDraw(db, game, {
    number: draws,
    tickets: Array.from({ length: 300 }, (_, index) => ({
      playerId: players[index % 30] ?? "",
      lines: [straight(index % 10 === 0 ? [1, 2, 3] : [4, 5, 6])],
    })),
    result: { kind: "digits", digits: [1, 2, 3] },
  });
  await db.tx((tx) => appendJob(tx, planSettlementJob, { drawId }));
  return drawId;
}

const stateOf = async (drawId: string): Promise<string> =>
  (await database.db.one<{ state: string }>("select state::text as state from draw where id = $1", [drawId]))
    .state;

const payoutsOf = async (drawId: string): Promise<bigint> =>
  (
    await database.db.one<{ count: bigint }>(
      "select count(*) as count from payout where draw_id = $1 and state = 'paid'",
      [drawId],
    )
  ).count;

const expectSettled = async (drawId: string) => {
  await expect.poll(() => stateOf(drawId), { timeout: 50_000, interval: 100 }).toBe("settled");
  expect(await payoutsOf(drawId)).toBe(30n);
  expect(await verifyLedger({ db: database.db })).toMatchObject({ balanced: true, mismatches: [] });
};

describe("the worker", () => {
  it("takes a draw from its result to settled, tells the winners, and says that it is well", async () => {
    const drawId = await drawnDraw();
    await start();
    await expectSettled(drawId);
    await expect
      .poll(async () => (await database.db.query("select from notification")).length, { timeout: 20_000 })
      .toBe(30);
    const health = await fetch(`http://127.0.0.1:${healthPort}/health`);
    expect(await health.json()).toMatchObject({ ok: true, checks: { queues: { wedged: [] } } });
    expect(health.status).toBe(200);
  });

  it("ends the day right when Redis loses everything in the middle of it", async () => {
    const drawIds = [await drawnDraw(), await drawnDraw(), await drawnDraw()];
    const redis = connectProducer(server.url, log);
    const queues = new JobQueues(redis);
    const relay = startRelay({ db: database.db, log, queues, redis });
    await expect.poll(async () => (await queues.counts()).settlement?.waiting).toBe(3);
    await relay.stop();
    // All three jobs have left Postgres and are lost for certain; the flushes after it hit whatever they hit.
    await redis.flushall();
    await start();
    const settled = Promise.all(drawIds.map(expectSettled));
    for (let flushes = 0; flushes < 3; flushes += 1) {
      await expect.poll(() => redis.dbsize(), { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
      await redis.flushall();
    }
    await settled;
    await queues.close();
    redis.disconnect();
  });

  it("does no harm by running every job of a settled draw again", async () => {
    const drawId = await drawnDraw();
    await start();
    await expectSettled(drawId);
    await worker?.stop();
    worker = undefined;
    const { transfers } = await verifyLedger({ db: database.db });
    const ports = {
      db: database.db,
      processor: createSandboxProcessor({ db: database.db }),
      proof: testProof,
      entropy: async () => randomBytes(64),
      log,
    };
    const range = { drawId, fromSerial: 1, toSerial: 300 };
    const jobs = [
      ...[
        "close-draw",
        "seal-draw",
        "draw-numbers",
        "plan-settlement",
        "verify-draw",
        "publish-draw",
        "settle-draw",
      ].map((name) => ({ name, data: { drawId } })),
      { name: "settle-range", data: range },
      { name: "pay-draw", data: range },
      { name: "notify-winners", data: { drawId } },
    ];
    for (const job of jobs) await runJob(ports, { id: "again", ...job });
    expect(await verifyLedger({ db: database.db })).toMatchObject({ balanced: true, transfers });
    expect(await payoutsOf(drawId)).toBe(30n);
    expect(await stateOf(drawId)).toBe("settled");
  });

  it("says that it is not well when Redis is gone, and stays alive", async () => {
    await start();
    await server.stop();
    const health = () => fetch(`http://127.0.0.1:${healthPort}/health`);
    await expect.poll(async () => (await health()).status, { timeout: 20_000 }).toBe(503);
    expect(await (await health()).json()).toMatchObject({
      checks: { postgres: { ok: true }, redis: { ok: false } },
    });
    expect((await fetch(`http://127.0.0.1:${healthPort}/health/live`)).status).toBe(200);
  });
});
