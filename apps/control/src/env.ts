import { hostname } from "node:os";
import { join } from "node:path";
import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

export const env = createEnv({
  server: {
    /** With control's own role, `sortes_control`. */
    DATABASE_URL: z.url(),
    /** Where the health server listens. */
    PORT: z.coerce.number().int().min(1).max(65_535).default(3004),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info"),
    PROCESS_NAME: z.string().min(1).default(`control@${hostname()}`),
    /** The folder of control's keys, which no other process reads; missing ones are made in it. See docs/runbooks/draw-keys.md. */
    CONTROL_KEYS_DIR: z
      .string()
      .min(1)
      .default(join(import.meta.dirname, "../../../.data/control")),
    /** A hardware generator that control's shares are made with too. */
    HARDWARE_RNG: z.string().startsWith("/").optional(),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
