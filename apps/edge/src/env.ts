import { hostname } from "node:os";
import { createEnv } from "@t3-oss/env-core";
import { z } from "zod";

const listSchema = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

/** `host` or `host:port`; 123 is NTP's own. */
const ntpServersSchema = listSchema.transform((names) =>
  names.map((name) => {
    const [host = name, port = "123"] = name.split(":");
    return { host, port: Number(port) };
  }),
);

const perMinuteSchema = z.coerce.number().int().min(1).max(100_000_000);

export const env = createEnv({
  server: {
    DATABASE_URL: z.url(),
    REDIS_URL: z.url(),
    /** The player site's own: its cookie and our tokens are made with one key. */
    NEXTAUTH_SECRET: z.string().min(32),
    /** Where the player site is. Only its pages may use a player's cookie here. */
    WEB_ORIGIN: z.url().default("http://localhost:3000"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3003),
    HOST: z.string().min(1).default("0.0.0.0"),
    /** Addresses or networks of the load balancers whose `X-Forwarded-For` is believed. */
    TRUSTED_PROXIES: listSchema,
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    /** Tells several edges apart, in logs and in the list of clock offsets. */
    PROCESS_NAME: z.string().min(1).default(`edge@${hostname()}`),
    NTP_SERVERS: ntpServersSchema,
    /** Requests of one address: a household, an office, a mobile carrier's gateway. */
    RATE_ADDRESS_PER_MINUTE: perMinuteSchema.default(6_000),
    RATE_BETS_PER_MINUTE: perMinuteSchema.default(240),
    RATE_SIGN_INS_PER_MINUTE: perMinuteSchema.default(30),
    CONNECTIONS_MAX: z.coerce.number().int().min(10).default(30_000),
    /** Between saying "not ready" and refusing connections: as long as the load balancer needs to notice. */
    DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(0),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
