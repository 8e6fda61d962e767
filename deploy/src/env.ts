import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

/** What `up` runs on. The edges and workers read the rest of their settings themselves, as ever. */
export const readFleetEnv = () =>
  createEnv({
    server: {
      DATABASE_URL: z.url(),
      REDIS_URL: z.url(),
      /** For control's own role; without it control runs elsewhere. */
      CONTROL_DATABASE_URL: z.url().optional(),
      /** The player site's own. */
      NEXTAUTH_SECRET: z.string().min(32),
      WEB_ORIGIN: z.url().default("http://localhost:3000"),
      /** Where HAProxy listens for everybody, and for Prometheus. */
      LISTEN: z.string().default(":8080"),
      OPERATIONS: z.string().default("127.0.0.1:8405"),
      /** Of one address, before HAProxy itself says no. */
      REQUESTS_PER_10S: z.coerce.number().int().min(1).default(3_000),
    },
    runtimeEnv: process.env,
    emptyStringAsUndefined: true,
  });

/** For programs that are started here. */
export const inheritedEnv = process.env;
