import { type Db, isDatabaseUnavailable, type Tx } from "@sortes/db";
import { listSellingGameIds, loadPublishedRule, lockGame } from "../../games/server/index.ts";
import { announceDraws, type ProofIdentity } from "../../proof/server/index.ts";
import { appendDailySignificantEvent } from "../../reporting/server/index.ts";
import type { Draw } from "../draw.schema.ts";
import { computeDrawTimes, type DrawTimes, scheduleHorizon } from "../schedule.core.ts";
import { loadCutoffs, readClock, saveDrawEvent, saveDraws } from "./draw.repo.ts";
import { openDraws } from "./open-draws.ts";
import { systemActor } from "./transition-draw.ts";

/**
 * Makes the draws that are missing up to each enabled game's horizon, announces in the log the terms of those that have none, then
 * opens those whose time has come. Running it again,
 * or twice at once, changes nothing: one run at a time per game (lock on the game's row), one draw per game and cutoff and
 * one per game and number (unique constraints). A game without published rules is left out.
 *
 * A game whose schedule or rules cannot be read is reported, once a day, and does not stop the others.
 */
export async function scheduleDraws({
  db,
  proof,
}: {
  db: Db;
  proof: ProofIdentity;
}): Promise<{ created: number; opened: number }> {
  let created = 0;
  for (const gameId of await listSellingGameIds({ db })) {
    try {
      created += await db.tx((tx) => scheduleGame(tx, proof, gameId));
    } catch (error) {
      // An outage concerns all games and passes.
      if (isDatabaseUnavailable(error)) throw error;
      await reportUnschedulable(db, gameId, error);
    }
  }
  return { created, opened: await openDraws({ db }) };
}

async function reportUnschedulable(db: Db, gameId: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await db.tx((tx) =>
    appendDailySignificantEvent(tx, {
      kind: "game.unschedulable",
      severity: "critical",
      subject: { kind: "game", id: gameId },
      details: { message: message.slice(0, MESSAGE_MAX) },
    }),
  );
}

/** A list of every field that does not fit may be long; its beginning says enough. */
const MESSAGE_MAX = 500;

async function scheduleGame(tx: Tx, proof: ProofIdentity, gameId: string): Promise<number> {
  const game = await lockGame(tx, { gameId });
  if (!game.enabled) return 0;
  const now = await readClock(tx);
  const horizon = scheduleHorizon(game.schedule, game.timeZone, now);
  const existing = new Set((await loadCutoffs(tx, gameId, now, horizon)).map((at) => at.getTime()));
  const missing = computeDrawTimes(game.schedule, game.timeZone, now, horizon).filter(
    ({ cutoffAt }) => !existing.has(cutoffAt.getTime()),
  );
  const draws = missing.length > 0 ? await createDraws(tx, game, missing, "schedule-draws") : [];
  await announceDraws(tx, proof, gameId);
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
