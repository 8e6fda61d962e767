import type { Db, Tx } from "@sortes/db";
import { listGames, loadPublishedRule, loadPublishedRules, lockGame } from "../../games/server/index.ts";
import type { Draw } from "../draw.schema.ts";
import { computeDrawTimes, type DrawTimes, scheduleHorizon } from "../schedule.core.ts";
import { loadCutoffs, readClock, saveDrawEvent, saveDraws } from "./draw.repo.ts";
import { openDraws } from "./open-draws.ts";
import { systemActor } from "./transition-draw.ts";

/**
 * Makes the draws that are missing up to each enabled game's horizon, then opens those whose time has come. Running it again,
 * or twice at once, changes nothing: one run at a time per game (lock on the game's row), one draw per game and cutoff and
 * one per game and number (unique constraints). A game without published rules is left out.
 */
export async function scheduleDraws({ db }: { db: Db }): Promise<{ created: number; opened: number }> {
  const games = await listGames({ db }, { enabled: true });
  const rules = await loadPublishedRules({ db });
  let created = 0;
  for (const game of games) {
    if (rules.has(game.id)) created += await db.tx((tx) => scheduleGame(tx, game.id));
  }
  return { created, opened: await openDraws({ db }) };
}

async function scheduleGame(tx: Tx, gameId: string): Promise<number> {
  const game = await lockGame(tx, { gameId });
  const now = await readClock(tx);
  const horizon = scheduleHorizon(game.schedule, game.timeZone, now);
  const existing = new Set((await loadCutoffs(tx, gameId, now, horizon)).map((at) => at.getTime()));
  const missing = computeDrawTimes(game.schedule, game.timeZone, now, horizon).filter(
    ({ cutoffAt }) => !existing.has(cutoffAt.getTime()),
  );
  if (!game.enabled || missing.length === 0) return 0;
  const draws = await createDraws(tx, game, missing, "schedule-draws");
  return draws.length;
}

/** Writes draws pinned to the newest published rules; the caller holds the game's lock. @throws game.no_published_rule */
export async function createDraws(
  tx: Tx,
  game: { id: string; currency: string; graceMs: number },
  times: readonly DrawTimes[],
  by: string,
): Promise<Draw[]> {
  const rule = await loadPublishedRule({ db: tx }, { gameId: game.id });
  const draws = await saveDraws(
    tx,
    { gameId: game.id, ruleVersionId: rule.id, currency: game.currency, graceMs: game.graceMs },
    times,
  );
  const actor = systemActor(by);
  for (const draw of draws) {
    await saveDrawEvent(tx, {
      drawId: draw.id,
      fromState: null,
      toState: "scheduled",
      actorKind: actor.kind,
      actorId: actor.id,
      reason: "",
      details: { ruleVersion: rule.version },
    });
  }
  return draws;
}
