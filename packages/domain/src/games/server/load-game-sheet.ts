import type { Db } from "@sortes/db";
import { expectedReturns, oddsByTier } from "../odds.core.ts";
import type { Game } from "./game.types.ts";
import { loadGame } from "./load-game.ts";
import { loadPublishedRule } from "./load-rule-version.ts";

/** What a player may read about a game: not who wrote its rules, nor how staff pay its prizes. */
export function toGameView(game: Game) {
  const { id, name, kind, currency, timeZone, enabled, schedule, instantLimitMinor, claimPeriodDays } = game;
  return { id, name, kind, currency, timeZone, enabled, schedule, instantLimitMinor, claimPeriodDays };
}

/**
 * A game with its rules, exact odds and what it returns to players in the long run.
 *
 * @throws game.not_found, game.no_published_rule
 */
export async function loadGameSheet({ db }: { db: Db }, { gameId }: { gameId: string }) {
  const [game, version] = await Promise.all([
    loadGame({ db }, { gameId }),
    loadPublishedRule({ db }, { gameId }),
  ]);
  const { rule, ruleHash, publishedAt } = version;
  return {
    game: toGameView(game),
    ruleVersion: { version: version.version, ruleHash, publishedAt },
    rule,
    odds: oddsByTier(rule),
    returns: expectedReturns(rule),
  };
}
