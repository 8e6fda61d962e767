import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Set by the launcher, which starts servers of the bench's own: durable ones, because that is what is measured. */
export const env = createEnv({
  server: {
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    PGBENCH: z.string().min(1).default("pgbench"),
    /** Where the servers under test leave a processor profile when they end, for `node --cpu-prof`'s readers. */
    PROFILE_DIR: z.string().min(1).optional(),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});

export const inheritedEnv = process.env;
