import { AttemptLimit } from "@sortes/api/auth";
import { createLiveHub } from "@sortes/api/live";
import type { PlayerServices } from "@sortes/api/player";
import { createDb } from "@sortes/db";
import { createBetBatcher } from "@sortes/domain/betting/server";
import { createSandboxProcessor, guardProcessor } from "@sortes/domain/payments/server";
import { createFileMailbox } from "@sortes/domain/players/server";
import { openDrawSigner } from "@sortes/domain/proof/server";
import { Redis } from "ioredis";
import { type Logger, pino } from "pino";
import { env } from "../env.ts";

export type WebServices = PlayerServices & { logger: Logger };

function openServices(): WebServices {
  const logger = pino({ name: "web", level: env.LOG_LEVEL });
  const db = createDb({ url: env.DATABASE_URL, applicationName: "web" });
  // A page must not wait for Redis: a command that cannot be sent fails at once.
  const redis = new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1, lazyConnect: true });
  redis.on("error", (error: Error) => logger.debug({ err: error }, "redis is away"));
  return {
    logger,
    db,
    bets: createBetBatcher({ db }),
    processor: guardProcessor(createSandboxProcessor({ db }), {
      onChange: (isAvailable) => logger.warn({ isAvailable }, "payment processor"),
    }),
    mail: createFileMailbox(env.MAIL_DIR),
    drawSigner: openDrawSigner({ folder: env.PROOF_KEYS_DIR }),
    live: createLiveHub({ redis, logger }),
    attempts: new AttemptLimit({ redis, logger, perMinute: env.RATE_SIGN_INS_PER_MINUTE }),
  };
}

// Kept on the global object: in development a changed file is loaded anew, and each load would open pools of its own.
const holder = globalThis as typeof globalThis & { sortesWebServices?: WebServices };

/** Everything this process holds open, made at first use so that a build opens nothing. */
export function services(): WebServices {
  holder.sortesWebServices ??= openServices();
  return holder.sortesWebServices;
}
