import { startEdge } from "./edge.ts";
import { env } from "./env.ts";
import { createLogger } from "./logger.ts";

/** Longer than the longest transaction: whoever stops us kills after about as long, and a retry tells what became of a bet. */
const STOP_WITHIN_MS = 35_000;

const log = createLogger({ level: env.LOG_LEVEL, processName: env.PROCESS_NAME });

process.on("uncaughtException", (err) => {
  log.fatal({ err }, "uncaught");
  process.exit(1);
});

const edge = await startEdge({
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
});

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop(signal);
  });
}

async function stop(signal: string): Promise<void> {
  log.info({ signal }, "stopping");
  const overdue = setTimeout(() => {
    log.warn("stopped with requests in hand");
    process.exit(1);
  }, STOP_WITHIN_MS);
  await edge.stop();
  clearTimeout(overdue);
  log.info("stopped");
  process.exit(0);
}
