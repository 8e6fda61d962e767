import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedRedis, findFreePort, findRedisServer, startEmbeddedRedis } from "@sortes/db/embedded";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { LIVE_STREAM_KEY } from "@sortes/domain/outbox";
import { appendJob, appendLive, loadOutboxLag } from "@sortes/domain/outbox/server";
import { closeDrawJob } from "@sortes/jobs";
import { createLogger, type Loop } from "@sortes/process";
import type { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { JobQueues } from "./queues.ts";
import { connectProducer } from "./redis.ts";
import { startRelay } from "./relay.ts";

const log = createLogger({ level: "fatal", processName: "relay-test" });
const drawId = "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55";

let database: TestDatabase;
let folder: string;
let port: number;
let server: EmbeddedRedis;
let redis: Redis;
let queues: JobQueues;
let relay: Loop | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sortes-relay-"));
  port = await findFreePort();
  server = await startRedis();
  database = await createTestDatabase();
  redis = connectProducer(server.url, log);
  queues = new JobQueues(redis);
});

afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  redis.disconnect();
  await database.drop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A Redis of this test's own, because it is stopped and started here. */
function startRedis(): Promise<EmbeddedRedis> {
  const program = findRedisServer();
  if (program === undefined) throw new Error("redis-server is not installed");
  return startEmbeddedRedis({
    program,
    dataDir: folder,
    port,
    logFile: join(folder, "redis.log"),
    isThrowaway: true,
  });
}

const start = () => {
  relay = startRelay({ db: database.db, log, queues, redis });
};

const append = (reason: string) =>
  database.db.tx(async (tx) => {
    await appendJob(tx, closeDrawJob, { drawId });
    await appendLive(tx, "public", { type: "wallet.changed", reason });
  });

const depth = async () => (await loadOutboxLag({ db: database.db })).depth;
const waiting = async () => (await queues.counts()).cutoff?.waiting;

describe("the relay", () => {
  it("sends jobs to their queue and live events to the stream, in order, and empties the outbox", async () => {
    for (const reason of ["first", "second", "third"]) await append(reason);
    start();
    await expect.poll(depth).toBe(0n);
    // The same work waiting twice is one job.
    expect(await waiting()).toBe(1);
    const entries = await redis.xrange(LIVE_STREAM_KEY, "-", "+");
    expect(entries.map(([, fields]) => fields)).toEqual(
      ["first", "second", "third"].map((reason) => [
        "channel",
        "public",
        "type",
        "wallet.changed",
        "data",
        expect.stringContaining(`"${reason}"`),
      ]),
    );
  });

  it("drops a row that fits no contract, and only that", async () => {
    await database.db.query("insert into outbox (kind, name, payload) values ('job', 'open-sesame', '{}')");
    await append("after");
    start();
    await expect.poll(depth).toBe(0n);
    expect(await waiting()).toBe(1);
  });

  it("keeps everything while Redis is away and sends it when it is back", async () => {
    await server.stop();
    await append("kept");
    start();
    await expect.poll(() => relay?.silentMs(), { timeout: 20_000 }).toBeGreaterThan(500);
    expect(await depth()).toBe(2n);
    server = await startRedis();
    await expect.poll(depth, { timeout: 20_000 }).toBe(0n);
    expect(await waiting()).toBe(1);
  });
});
