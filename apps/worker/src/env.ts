import { hostname } from "node:os";
import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

export const env = createEnv({
  server: {
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    /** Where the health server listens. */
    PORT: z.coerce.number().int().min(1).max(65_535).default(3002),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
    /** Tells several workers apart, in logs and in the list of clock offsets. */
    PROCESS_NAME: z.string().min(1).default(`worker@${hostname()}`),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
