import { createLogger, runUntilStopped } from "@sortes/process";
import { env } from "./env.ts";
import { openProof } from "./open-proof.ts";
import { startWorker } from "./worker.ts";

/** Longer than a job takes; whoever stops us kills after about as long, and the work is repeated then. */
const STOP_WITHIN_MS = 10_000;

const log = createLogger({ level: env.LOG_LEVEL, processName: env.PROCESS_NAME });

await runUntilStopped({
  log,
  stopWithinMs: STOP_WITHIN_MS,
  start: () =>
    startWorker({
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      healthPort: env.PORT,
      processName: env.PROCESS_NAME,
      proof: openProof({
        keysFolder: env.PROOF_KEYS_DIR,
        logName: env.LOG_NAME,
        verifierFile: env.VERIFIER_PAGE,
      }),
      hardwareRng: env.HARDWARE_RNG,
      log,
    }),
});
