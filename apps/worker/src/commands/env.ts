import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** What a command at the terminal needs: the database and nothing else. */
export const databaseEnv = createEnv({
  server: { DATABASE_URL: z.url() },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
