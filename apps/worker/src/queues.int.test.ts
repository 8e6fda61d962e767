import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedRedis, findFreePort, findRedisServer, startEmbeddedRedis } from "@sortes/db/embedded";
import { createLogger } from "@sortes/process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { JobQueues } from "./queues.ts";
import { connectProducer } from "./redis.ts";

const folder = mkdtempSync(join(tmpdir(), "sortes-queues-"));
let port: number;
let server: EmbeddedRedis;

beforeAll(async () => {
  port = await findFreePort();
  server = await startRedis();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A Redis of this test's own, because it is killed here. */
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

test("queues made in the moment in which Redis dies take jobs when it is back", async () => {
  const redis = connectProducer(server.url, createLogger({ level: "silent", processName: "queues-test" }));
  const heard = (event: string) => new Promise<void>((resolve) => redis.once(event, () => resolve()));
  await heard("ready");
  // It answers nothing any more, and then it is gone: whatever the queues asked it first is lost.
  process.kill(server.pid, "SIGSTOP");
  const queues = new JobQueues(redis);
  // A turn of the loop, in which they ask.
  await new Promise((resolve) => setImmediate(resolve));
  process.kill(server.pid, "SIGKILL");
  // Away for longer than a producer repeats a command.
  for (let tries = 0; tries < 3; tries += 1) await heard("reconnecting");
  server = await startRedis();
  const payload = { drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55" };
  await expect.poll(() => queues.add([{ name: "close-draw", payload }]), { timeout: 20_000 }).toBeUndefined();
  expect((await queues.counts()).cutoff?.waiting).toBe(1);
  await queues.close();
  redis.disconnect();
});
