import { openControlKeys } from "@sortes/domain/proof/server";
import { createLogger, runUntilStopped } from "@sortes/process";
import { startControl } from "./control.ts";
import { env } from "./env.ts";

/** A turn takes a second or two; what it was copying is copied again otherwise. */
const STOP_WITHIN_MS = 10_000;

const log = createLogger({ level: env.LOG_LEVEL, processName: env.PROCESS_NAME });

await runUntilStopped({
  log,
  stopWithinMs: STOP_WITHIN_MS,
  start: () =>
    startControl({
      databaseUrl: env.DATABASE_URL,
      healthPort: env.PORT,
      processName: env.PROCESS_NAME,
      keys: openControlKeys({ folder: env.CONTROL_KEYS_DIR }),
      hardwareRng: env.HARDWARE_RNG,
      log,
    }),
});
