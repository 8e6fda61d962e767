import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Everything the console reads from its environment, parsed once. The build needs none of it. */
export const env = createEnv({
  server: {
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    NEXTAUTH_SECRET: z.string().min(32),
    NEXTAUTH_URL: z.url(),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3001),
    /** The worker's own report of its health. */
    WORKER_HEALTH_URL: z.url().default("http://localhost:3002/health"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
  // `next build` loads every route to learn its kind, on machines that have no database.
  skipValidation: process.env.NEXT_PHASE === "phase-production-build",
});
