import { hostname } from "node:os";
import { join } from "node:path";
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
    /** The folder of the keys that make draws; missing ones are made in it. See docs/runbooks/draw-keys.md. */
    PROOF_KEYS_DIR: z
      .string()
      .min(1)
      .default(join(import.meta.dirname, "../../../.data/proof")),
    /** The transparency log's name, the first line of each of its heads. */
    LOG_NAME: z
      .string()
      .regex(/^[^\s+]{1,100}$/)
      .default("localhost/sortes"),
    /** A hardware generator that every share of a draw is made with too. */
    HARDWARE_RNG: z.string().startsWith("/").optional(),
    /** The offline verifier that draws are bound to; by default it is made from its sources. */
    VERIFIER_PAGE: z.string().min(1).optional(),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
