import type { Db } from "@sortes/db";
import { salesEndAt } from "../draw.core.ts";
import { loadDueToOpen, readClock } from "./draw.repo.ts";
import { lockDraws, systemActor, transitionDraw } from "./transition-draw.ts";

/** More draws open at once only after days of standstill; the next run takes the rest. */
const OPENED_MAX = 200;

/**
 * Opens the scheduled draws of enabled games whose time has come, and returns how many. A draw whose cutoff passed before it
 * could open (the system was down, the game is off) is cancelled instead: nobody could have a ticket for it.
 */
export function openDraws({ db }: { db: Db }): Promise<number> {
  return db.tx(async (tx) => {
    const draws = await lockDraws(tx, await loadDueToOpen(tx, OPENED_MAX));
    const now = await readClock(tx);
    const actor = systemActor("open-draws");
    let opened = 0;
    for (const draw of draws.values()) {
      if (draw.state !== "scheduled") continue;
      if (now >= salesEndAt(draw)) {
        const reason = "its cutoff passed before it could open";
        await transitionDraw(tx, { draw, toState: "cancelled", actor, reason });
      } else {
        await transitionDraw(tx, { draw, toState: "open", actor });
        opened += 1;
      }
    }
    return opened;
  });
}
