import { createServer, type Server } from "node:http";
import { type Db, toJson } from "@sortes/db";
import { loadServerTime } from "@sortes/domain/clock/server";
import { loadOutboxLag } from "@sortes/domain/outbox/server";
import type { PaymentProcessor } from "@sortes/domain/payments";
import type { Logger, Loop } from "@sortes/process";
import type { Redis } from "ioredis";
import type { Consumers } from "./consumers.ts";
import type { JobQueues } from "./queues.ts";

interface HealthPorts {
  db: Db;
  processor: PaymentProcessor;
  redis: Redis;
  queues: JobQueues;
  consumers: Consumers;
  loops: readonly Loop[];
  log: Logger;
}

interface Check {
  ok: boolean;
  [fact: string]: unknown;
}

/** Older rows than this mean that the relay is stuck, whatever it says of itself. */
const OUTBOX_LAG_MAX_MS = 30_000;

/** Jobs that wait this long while none is taken: the queue is wedged. A range takes seconds. */
const WEDGED_AFTER_MS = 120_000;

/** A probe gives up after some seconds; it must hear "no" before. */
const CHECK_WITHIN_MS = 3_000;

/**
 * `/health`: 200 only when Postgres and Redis answer, the outbox flows, the sweeps tick and no queue is wedged; else 503, with
 * the same facts. `/health/live`: 200 while the process answers at all.
 */
export function startHealthServer(ports: HealthPorts, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
      response.end(toJson(body));
    };
    if (request.url === "/health/live") return answer(200, { ok: true });
    if (request.url !== "/health") return answer(404, { ok: false });
    void checkHealth(ports).then((health) => answer(health.ok ? 200 : 503, health));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve(server));
  });
}

async function checkHealth(ports: HealthPorts): Promise<Check & { checks: Record<string, Check> }> {
  const [postgres, redis, outbox, queues] = await Promise.all([
    check(async () => {
      await loadServerTime({ db: ports.db });
      return { ok: true };
    }),
    check(async () => ({ ok: (await ports.redis.ping()) === "PONG" })),
    check(async () => {
      const lag = await loadOutboxLag({ db: ports.db });
      return { ok: lag.oldestMs < OUTBOX_LAG_MAX_MS, ...lag };
    }),
    check(() => checkQueues(ports)),
  ]);
  // Told, and no reason to restart a worker: payments wait for the processor, and the rest does not.
  const processor = { ok: true, isAvailable: ports.processor.isAvailable() };
  const checks = { postgres, redis, outbox, queues, processor, loops: checkLoops(ports.loops) };
  return { ok: Object.values(checks).every(({ ok }) => ok), checks };
}

function checkLoops(loops: readonly Loop[]): Check {
  const silentMs = Object.fromEntries(loops.map((loop) => [loop.name, Math.round(loop.silentMs())]));
  return { ok: loops.every((loop) => loop.silentMs() < loop.silenceLimitMs()), silentMs };
}

async function checkQueues({ queues, consumers }: HealthPorts): Promise<Check> {
  const counts = await queues.counts();
  const wedged = Object.entries(counts)
    .filter(
      ([name, { waiting }]) =>
        waiting > 0 && performance.now() - consumers.lastStartMs(name) > WEDGED_AFTER_MS,
    )
    .map(([name]) => name);
  return { ok: wedged.length === 0 && consumers.areRunning(), counts, wedged };
}

/** A check that fails or hangs is a "no", with its reason. */
async function check(run: () => Promise<Check>): Promise<Check> {
  const late = Promise.withResolvers<Check>();
  const timer = setTimeout(() => late.resolve({ ok: false, reason: "no answer" }), CHECK_WITHIN_MS);
  try {
    return await Promise.race([run(), late.promise]);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
