import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** What the bench tells a server it compares with. */
export const env = createEnv({
  server: {
    PORT: z.coerce.number().int(),
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    NEXTAUTH_SECRET: z.string().min(1).optional(),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
