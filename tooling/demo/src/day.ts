import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@sortes/db";
import { loadDraw, scheduleSpecialDraw } from "@sortes/domain/draws/server";
import { listGames, loadPublishedRule } from "@sortes/domain/games/server";
import type { DayDraw } from "./bets.ts";
import { startProgress } from "./progress.ts";

const SECOND_MS = 1_000;
/** Results are out this long after the cutoff: an hour of the real day. */
const PUBLISH_AFTER_MS = 8 * SECOND_MS;
/** The worker announces a draw's terms in the log before it opens it. */
const OPENS_WITHIN_MS = 5 * SECOND_MS;
/** A game with many draws a day has a second one that closes later. */
const SECOND_DRAW_AFTER_MS = 4 * SECOND_MS;

/** One draw of each enabled game that sells for `sellForMs`, and a second one of those that draw every few minutes. */
export async function scheduleDay(db: Db, sellForMs: number): Promise<DayDraw[]> {
  const games = await listGames({ db }, { enabled: true });
  const { now } = await db.one<{ now: Date }>("select clock_timestamp() as now");
  const cutoffMs = Math.ceil((now.getTime() + OPENS_WITHIN_MS + sellForMs) / SECOND_MS) * SECOND_MS;
  const draws: DayDraw[] = [];
  for (const game of games) {
    const { rule } = await loadPublishedRule({ db }, { gameId: game.id });
    const cutoffs = game.schedule.kind === "every" ? [cutoffMs, cutoffMs + SECOND_DRAW_AFTER_MS] : [cutoffMs];
    for (const cutoff of cutoffs) {
      const { id, cutoffAt } = await scheduleSpecialDraw(
        { db },
        {
          gameId: game.id,
          opensAt: now,
          cutoffAt: new Date(cutoff),
          publishAt: new Date(cutoff + PUBLISH_AFTER_MS),
          actor: { kind: "system", id: "demo" },
          reason: "compressed day of the demo",
        },
      );
      draws.push({ id, gameId: game.id, rule, cutoffAt });
    }
  }
  await waitUntilOpen(db, draws);
  return draws;
}

async function waitUntilOpen(db: Db, draws: readonly DayDraw[]): Promise<void> {
  for (const { id: drawId, cutoffAt } of draws) {
    while ((await loadDraw({ db }, { drawId })).state === "scheduled") {
      if (Date.now() > cutoffAt.getTime())
        throw new Error(`draw ${drawId} was not opened; is the worker well?`);
      await sleep(OPEN_POLL_MS);
    }
  }
}

const OPEN_POLL_MS = 100;
const POLL_MS = 500;

/** Waits until the worker has brought every draw to its end. @throws when that takes longer than `withinMs`. */
export async function waitUntilSettled(db: Db, draws: readonly DayDraw[], withinMs: number): Promise<void> {
  const progress = startProgress("draws settled", draws.length);
  const deadline = Date.now() + withinMs;
  const open = new Map(draws.map((draw) => [draw.id, "open"]));
  while (open.size > 0) {
    for (const drawId of open.keys()) {
      const { state } = await loadDraw({ db }, { drawId });
      open.set(drawId, state);
      if (state === "settled" || state === "held") {
        open.delete(drawId);
        progress.step();
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`draws are stuck: ${JSON.stringify(Object.fromEntries(open))}`);
    }
    await sleep(POLL_MS);
  }
  progress.done();
}
