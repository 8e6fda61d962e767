import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Set by the launcher, which starts the servers first. The worker that the demo starts inherits the rest. */
export const env = createEnv({
  server: { DATABASE_URL: z.url(), REDIS_URL: z.url() },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});

export const inheritedEnv = process.env;
