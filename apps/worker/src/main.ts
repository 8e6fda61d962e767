import { env } from "./env.ts";
import { createLogger } from "./logger.ts";
import { startWorker } from "./worker.ts";

/** Longer than a job takes; whoever stops us kills after about as long, and the work is repeated then. */
const STOP_WITHIN_MS = 10_000;

const log = createLogger({ level: env.LOG_LEVEL, processName: env.PROCESS_NAME });

process.on("uncaughtException", (err) => {
  log.fatal({ err }, "uncaught");
  process.exit(1);
});

const worker = await startWorker({
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  healthPort: env.PORT,
  processName: env.PROCESS_NAME,
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
    log.warn("stopped with work in hand");
    process.exit(1);
  }, STOP_WITHIN_MS);
  await worker.stop();
  clearTimeout(overdue);
  log.info("stopped");
  process.exit(0);
}
