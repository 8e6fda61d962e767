import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { lockGame } from "../../games/server/index.ts";
import { drawErrors } from "../draw.errors.ts";
import type { Draw } from "../draw.schema.ts";
import type { DrawTimes } from "../schedule.core.ts";
import { loadCutoffs, readClock } from "./draw.repo.ts";
import { createDraws } from "./schedule-draws.ts";

/**
 * Adds one draw beside the game's schedule. Within a second of its time the worker announces its terms and opens it. Numbers and cutoffs stay unique by the lock on
 * the game's row and the unique constraints.
 *
 * @throws game.not_found, game.no_published_rule, draw.times_invalid, draw.time_taken
 */
export function scheduleSpecialDraw(
  { db }: { db: Db },
  input: DrawTimes & { gameId: string; actor: Actor; reason: string },
): Promise<Draw> {
  const { gameId, actor, reason, opensAt, cutoffAt, publishAt } = input;
  return db.tx(async (tx) => {
    const game = await lockGame(tx, { gameId });
    const now = await readClock(tx);
    if (opensAt >= cutoffAt || cutoffAt >= publishAt || cutoffAt <= now) throw drawErrors.times_invalid();
    const taken = await loadCutoffs(tx, gameId, new Date(cutoffAt.getTime() - 1), cutoffAt);
    if (taken.length > 0) throw drawErrors.time_taken();
    const draws = await createDraws(tx, game, [{ opensAt, cutoffAt, publishAt }], "schedule-special-draw");
    const [draw] = draws as [Draw];
    await appendAudit(tx, {
      actor,
      action: "draw.schedule_special",
      subject: { kind: "draw", id: draw.id },
      after: { gameId, number: draw.number, opensAt, cutoffAt, publishAt },
      reason,
    });
    return draw;
  });
}
