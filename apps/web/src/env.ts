import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Everything this site reads from its environment, parsed once. The build needs none of it. */
export const env = createEnv({
  server: {
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    NEXTAUTH_SECRET: z.string().min(32),
    NEXTAUTH_URL: z.url(),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    /** Where mails are put on a machine without a mail server. */
    MAIL_DIR: z.string().default("../../.data/mail"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
  // `next build` loads every route to learn its kind, on machines that have no database.
  skipValidation: process.env.NEXT_PHASE === "phase-production-build",
});
