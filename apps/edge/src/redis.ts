import type { Logger } from "@sortes/process";
import { Redis } from "ioredis";

/** Reconnects for ever, from a tenth of a second up to two: a Redis that is back is noticed at once. */
const retryStrategy = (times: number): number => Math.min(times * 100, 2_000);

/**
 * Redis is a help here and nothing waits for it: a command that cannot be sent, or is not answered in a quarter of a second,
 * fails, and the request goes on without.
 */
export function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    retryStrategy,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    connectTimeout: 2_000,
    commandTimeout: 250,
  });
  redis.on("error", (err: Error) => log.debug({ err }, "redis"));
  return redis;
}
