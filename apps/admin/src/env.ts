import { portVariable, siteVariables } from "@sortes/site/env";
import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** Everything the console reads from its environment, parsed once. The build needs none of it. */
export const env = createEnv({
  server: {
    ...siteVariables,
    PORT: portVariable(3001),
    /** The worker's own report of its health. */
    WORKER_HEALTH_URL: z.url().default("http://localhost:3002/health"),
    /** A hardware generator's file, such as /dev/hwrng. Once named, it has to work. */
    HARDWARE_RNG: z.string().startsWith("/").optional(),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
  // `next build` loads every route to learn its kind, on machines that have no database.
  skipValidation: process.env.NEXT_PHASE === "phase-production-build",
});
