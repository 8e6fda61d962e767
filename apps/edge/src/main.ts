import { setFlagsFromString } from "node:v8";
import { createLogger, runUntilStopped } from "@sortes/process";
import { startEdge } from "./edge.ts";
import { env } from "./env.ts";

// Hundreds of bets are under way at once. With the usual 16 MB they outlive two collections, and the copying was a sixth of the time.
setFlagsFromString("--max-semi-space-size=64");

/** Longer than the longest transaction: whoever stops us kills after about as long, and a retry tells what became of a bet. */
const STOP_WITHIN_MS = 35_000;

const log = createLogger({ level: env.LOG_LEVEL, processName: env.PROCESS_NAME });

await runUntilStopped({
  log,
  stopWithinMs: STOP_WITHIN_MS,
  start: () =>
    startEdge({
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      secret: env.NEXTAUTH_SECRET,
      webOrigin: new URL(env.WEB_ORIGIN).origin,
      host: env.HOST,
      port: env.PORT,
      processName: env.PROCESS_NAME,
      trustedProxies: env.TRUSTED_PROXIES,
      ntpServers: env.NTP_SERVERS,
      ratesPerMinute: {
        address: env.RATE_ADDRESS_PER_MINUTE,
        bets: env.RATE_BETS_PER_MINUTE,
        signIns: env.RATE_SIGN_INS_PER_MINUTE,
      },
      connectionsMax: env.CONNECTIONS_MAX,
      drainDelayMs: env.DRAIN_DELAY_MS,
      log,
    }),
});
