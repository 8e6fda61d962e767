import type { Db } from "@sortes/db";
import { loadSellingPools } from "@sortes/domain/draws/server";
import type { Logger } from "@sortes/process";
import { type Repeating, repeat } from "../repeat.ts";
import type { Broadcast } from "./broadcast.ts";

/** Four times a second: a figure that moves faster cannot be read. */
const EVERY_MS = 250;

/** Weeks of draws; what is forgotten is told once more. */
const KNOWN_MAX = 10_000;

export const poolName = (drawId: string): string => `pool:${drawId}`;

/**
 * Tells open pages the pool and the estimated prizes of each draw whose sales have moved, whoever sold: one small query for all
 * pages, and none while nobody looks.
 */
export function watchPools({ db, broadcast, log }: { db: Db; broadcast: Broadcast; log: Logger }): Repeating {
  const known = new Map<string, bigint>();
  return repeat({
    name: "pools",
    everyMs: EVERY_MS,
    log,
    run: async () => {
      if (broadcast.clientCount === 0) return;
      if (known.size > KNOWN_MAX) known.clear();
      for (const pool of await loadSellingPools({ db }, { known })) {
        known.set(pool.drawId, pool.stakeMinor);
        broadcast.publishCurrent("public", { type: "draw.pool", ...pool }, poolName(pool.drawId));
      }
    },
  });
}
