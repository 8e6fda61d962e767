import type { Logger } from "@sortes/process";
import { Redis } from "ioredis";

/** Reconnects for ever, from a tenth of a second up to two: a Redis that is back is noticed at once. */
const retryStrategy = (times: number): number => Math.min(times * 100, 2_000);

/** For producers, which stand in a transaction or a health check: they must hear of an outage, not wait for its end. */
export function connectProducer(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    retryStrategy,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    // Below the outbox transaction's idle limit of ten seconds: a Redis that hangs must not look like a Postgres that does.
    commandTimeout: 5_000,
  });
  redis.on("error", (err) => log.debug({ err }, "redis"));
  return redis;
}

/** For BullMQ's workers, which wait in a blocking command as long as it takes. */
export function connectWorker(url: string, log: Logger): Redis {
  const redis = new Redis(url, { retryStrategy, maxRetriesPerRequest: null });
  redis.on("error", (err) => log.debug({ err }, "redis"));
  return redis;
}
