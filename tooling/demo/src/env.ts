import { join } from "node:path";
import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Set by the launcher, which starts the servers first. The worker that the demo starts inherits the rest. */
export const env = createEnv({
  server: {
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    /** For control's own role. */
    CONTROL_DATABASE_URL: z.url(),
    /** The worker's folder of keys, for the receipt of a ticket. */
    PROOF_KEYS_DIR: z
      .string()
      .min(1)
      .default(join(import.meta.dirname, "../../../.data/proof")),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});

export const inheritedEnv = process.env;
