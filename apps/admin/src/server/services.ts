import { AttemptLimit } from "@sortes/api/auth";
import { createLiveHub } from "@sortes/api/live";
import type { OperatorServices } from "@sortes/api/operator";
import { createDb } from "@sortes/db";
import { openEntropyPool } from "@sortes/domain/entropy/server";
import { Redis } from "ioredis";
import { type Logger, pino } from "pino";
import { env } from "../env.ts";

export type ConsoleServices = OperatorServices & { logger: Logger; attempts: AttemptLimit };

function openServices(): ConsoleServices {
  const logger = pino({ name: "admin", level: env.LOG_LEVEL });
  // A page must not wait for Redis: a command that cannot be sent fails at once.
  const redis = new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1, lazyConnect: true });
  redis.on("error", (error: Error) => logger.debug({ err: error }, "redis is away"));
  return {
    logger,
    db: createDb({ url: env.DATABASE_URL, applicationName: "admin" }),
    live: createLiveHub({ redis, logger }),
    attempts: new AttemptLimit({ redis, logger, perMinute: env.RATE_SIGN_INS_PER_MINUTE }),
    workerHealthUrl: env.WORKER_HEALTH_URL,
    entropy: openEntropyPool({ hardware: env.HARDWARE_RNG }),
  };
}

// Kept on the global object: in development a changed file is loaded anew, and each load would open pools of its own.
const holder = globalThis as typeof globalThis & { sortesConsoleServices?: ConsoleServices };

/** Everything this process holds open, made at first use so that a build opens nothing. */
export function services(): ConsoleServices {
  holder.sortesConsoleServices ??= openServices();
  return holder.sortesConsoleServices;
}
