import { createDb } from "@sortes/db";
import { openEntropyPool } from "@sortes/domain/entropy/server";
import { Control, type ControlKeys, type ControlTurn } from "@sortes/domain/proof/server";
import { type Logger, Loop } from "@sortes/process";
import { startHealthServer } from "./health.ts";

interface ControlOptions {
  databaseUrl: string;
  healthPort: number;
  processName: string;
  keys: ControlKeys;
  /** A device such as /dev/hwrng, where there is one. */
  hardwareRng?: string | undefined;
  log: Logger;
}

/** One turn works at a time. */
const POOL_MAX = 2;

/** How long a closed draw waits at most until control looks at it. */
const TURN_EVERY_MS = 1_000;

/** Follows draws until it is stopped. Postgres may still be starting, or go away and come back: it goes on when it does. */
export async function startControl(options: ControlOptions): Promise<{ stop: () => Promise<void> }> {
  const { log, keys } = options;
  const db = createDb({
    url: options.databaseUrl,
    applicationName: options.processName,
    poolMax: POOL_MAX,
  });
  const pool = openEntropyPool({ hardware: options.hardwareRng });
  const control = new Control({ db, keys, entropy: () => pool.readSeed() });
  const told = new Map<string, string>();
  let isRegistered = false;
  const loop = new Loop({
    name: "control",
    log,
    idleMs: TURN_EVERY_MS,
    run: async () => {
      if (!isRegistered) await control.register();
      isRegistered = true;
      const turn = await control.turn();
      tell(log, told, turn);
      return turn.isBehind ? "again" : "idle";
    },
  });
  const health = await startHealthServer({ loop, isRegistered: () => isRegistered }, options.healthPort);
  log.info({ healthPort: options.healthPort }, "control started");
  return {
    stop: async () => {
      await health.close();
      await loop.stop();
      await db.close();
    },
  };
}

/** A draw that is refused is refused again each second: it is told once, and again when the reason is another. */
function tell(log: Logger, told: Map<string, string>, { counted, revealed, refused }: ControlTurn): void {
  for (const drawId of counted) log.info({ drawId }, "draw counted");
  for (const drawId of revealed) log.info({ drawId }, "share revealed");
  const now = new Set(refused.map(({ drawId }) => drawId));
  for (const drawId of told.keys()) if (!now.has(drawId)) told.delete(drawId);
  for (const { drawId, error: err } of refused) {
    const reason = String(err);
    if (told.get(drawId) === reason) continue;
    told.set(drawId, reason);
    log.fatal({ err, drawId }, "draw not confirmed");
  }
}
