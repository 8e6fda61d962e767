import { expectedReturns, oddsByTier } from "@sortes/domain/games";
import type { Game, StoredRuleVersion } from "@sortes/domain/games/server";

/** What a player may read about a game: not who wrote its rules, nor how staff pay its prizes. */
export function viewGame(game: Game, { version, rule, ruleHash, publishedAt }: StoredRuleVersion) {
  const { id, name, kind, currency, timeZone, enabled, schedule, instantLimitMinor, claimPeriodDays } = game;
  return {
    game: { id, name, kind, currency, timeZone, enabled, schedule, instantLimitMinor, claimPeriodDays },
    ruleVersion: { version, ruleHash, publishedAt },
    rule,
    odds: oddsByTier(rule),
    returns: expectedReturns(rule),
  };
}
