import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb, type Db } from "@sortes/db";
import {
  type EmbeddedPostgres,
  type EmbeddedRedis,
  findFreePort,
  findRedisServer,
  startEmbeddedPostgres,
  startEmbeddedRedis,
} from "@sortes/db/embedded";
import { applyMigrations } from "@sortes/db/migrate";
import { PICK_3_RULE } from "@sortes/domain/games";
import {
  createDrawnDraw,
  createRuledGame,
  createTestPlayers,
  straight,
  testProof,
} from "@sortes/domain/testing";
import { createLogger } from "@sortes/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningWorker, startWorker } from "./worker.ts";

const folder = mkdtempSync(join(tmpdir(), "sortes-outage-"));
const log = createLogger({ level: "silent", processName: "outage-test" });

let postgresPort: number;
let postgres: EmbeddedPostgres;
let redis: EmbeddedRedis;
let db: Db;
let worker: RunningWorker | undefined;
let healthPort: number;

beforeAll(async () => {
  const program = findRedisServer();
  if (program === undefined) throw new Error("redis-server is not installed");
  [postgresPort, healthPort] = [await findFreePort(), await findFreePort()];
  postgres = await startPostgres();
  redis = await startEmbeddedRedis({
    program,
    dataDir: join(folder, "redis"),
    port: await findFreePort(),
    logFile: join(folder, "redis.log"),
    isThrowaway: true,
  });
  const url = postgres.url("outage");
  await applyMigrations({ url });
  db = createDb({ url, applicationName: "outage-test" });
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await db.close();
  await Promise.all([postgres.stop(), redis.stop()]);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A Postgres of this test's own, because it is stopped here. */
const startPostgres = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    port: postgresPort,
    password: "postgres",
    logFile: join(folder, "postgres.log"),
    isThrowaway: true,
  });

const health = async () => (await fetch(`http://127.0.0.1:${healthPort}/health`)).status;
const slowly = { timeout: 40_000, interval: 200 };

it("the worker waits while Postgres is away, says so, and goes on when it is back", async () => {
  worker = await startWorker({
    databaseUrl: postgres.url("outage"),
    redisUrl: redis.url,
    healthPort,
    processName: "outage-test",
    proof: testProof,
    log,
  });
  await expect.poll(health, slowly).toBe(200);
  await postgres.stop();
  await expect.poll(health, slowly).toBe(503);
  postgres = await startPostgres();
  await expect.poll(health, slowly).toBe(200);
  // No job is queued for it: only a sweep that took its lead back finds the draw.
  const [playerId = ""] = await createTestPlayers(db, 1);
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  const drawId = await createDrawnDraw(db, game, {
    tickets: [{ playerId, lines: [straight([1, 2, 3])] }],
    result: { kind: "digits", digits: [1, 2, 3] },
  });
  const stateOf = () =>
    db.one<{ state: string }>("select state::text as state from draw where id = $1", [drawId]);
  await expect.poll(stateOf, slowly).toEqual({ state: "settled" });
}, 180_000);
