import { z } from "zod";

/** What every site reads from its environment; `env.ts` of the site adds its own and is where the environment is parsed. */
export const siteVariables = {
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url(),
  /** Proxies of ours in front of the site: so many entries of `x-forwarded-for` are believed, from the end. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(1).max(10).default(1),
  /** Attempts to sign in, and to sign up, from one address. Each costs a password hash. */
  RATE_SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
};

/** The port a site listens on, unless told otherwise. */
export const portVariable = (port: number) => z.coerce.number().int().min(1).max(65_535).default(port);
