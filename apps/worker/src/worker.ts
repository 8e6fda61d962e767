import type { Server } from "node:http";
import { createDb } from "@sortes/db";
import { openEntropyPool } from "@sortes/domain/entropy/server";
import { createSandboxProcessor, guardProcessor } from "@sortes/domain/payments/server";
import type { ProofIdentity } from "@sortes/domain/proof/server";
import type { Logger } from "@sortes/process";
import { Consumers } from "./consumers.ts";
import { startHealthServer } from "./health.ts";
import { JobQueues } from "./queues.ts";
import { connectProducer, connectWorker } from "./redis.ts";
import { startRelay } from "./relay.ts";
import { startSweeps } from "./sweeps.ts";

export interface WorkerOptions {
  databaseUrl: string;
  redisUrl: string;
  healthPort: number;
  processName: string;
  proof: ProofIdentity;
  /** A device such as /dev/hwrng, where there is one. */
  hardwareRng?: string | undefined;
  log: Logger;
}

export interface RunningWorker {
  /** Takes no more work, waits for the work in hand, lets go of everything. */
  stop(): Promise<void>;
}

/** Thirteen jobs at once, the relay, eight sweeps and the leader's own connection. */
const POOL_MAX = 20;

/** Most jobs end within a second; one that does not is run again by another worker. */
const JOBS_END_WITHIN_MS = 8_000;

/** Closing a queue says goodbye to Redis, which may not be there to hear it. */
const QUEUES_CLOSE_WITHIN_MS = 1_000;

/** Puts the worker together. Postgres and Redis may still be starting, or go away and come back: it goes on when they do. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { log, processName } = options;
  const db = createDb({ url: options.databaseUrl, applicationName: processName, poolMax: POOL_MAX });
  const producer = connectProducer(options.redisUrl, log);
  const consumer = connectWorker(options.redisUrl, log);
  const queues = new JobQueues(producer);
  const processor = guardProcessor(createSandboxProcessor({ db }), {
    onChange: (isAvailable) => log.warn({ isAvailable }, "payment processor"),
  });
  const pool = openEntropyPool({ hardware: options.hardwareRng });
  const ports = { db, processor, proof: options.proof, entropy: () => pool.readSeed(), log };
  const consumers = new Consumers(ports, consumer);
  const relay = startRelay({ db, log, queues, redis: producer });
  const sweeps = startSweeps({ ...ports, queues, processName });
  const health = await startHealthServer(
    { ...ports, redis: producer, queues, consumers, loops: [relay, ...sweeps.loops] },
    options.healthPort,
  );
  log.info({ healthPort: options.healthPort }, "worker started");
  return {
    stop: async () => {
      await closeServer(health);
      // The sweeps first, so that nothing new is queued; the relay last, to send on what the jobs in hand still append.
      await sweeps.stop();
      await atMost(JOBS_END_WITHIN_MS, consumers.close());
      await relay.stop();
      await atMost(QUEUES_CLOSE_WITHIN_MS, queues.close());
      producer.disconnect();
      consumer.disconnect();
      await db.close();
    },
  };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Waits for `work`, but no longer than this. */
function atMost(ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
