import type { Db } from "@sortes/db";
import { estimateJackpotMinor, estimatePrizes, type GameRule } from "../../games/index.ts";
import { loadRuleVersion } from "../../games/server/index.ts";
import { loadSellingTotals, type SellingTotals } from "./draw.repo.ts";
import type { PrizeEstimates } from "./load-prize-estimates.ts";

export interface SellingPool extends PrizeEstimates {
  gameId: string;
}

/** A rule version never changes, so what was parsed once stays true. The limit is for the process that runs for years. */
const rules = new Map<string, GameRule>();
const RULES_MAX = 1_000;

/**
 * Pools and estimated prizes of the draws that sell now, as far as their sales differ from the `known` ones (stake by draw).
 * One small statement, so it may be asked several times a second.
 */
export async function loadSellingPools(
  { db }: { db: Db },
  { known }: { known: ReadonlyMap<string, bigint> },
): Promise<SellingPool[]> {
  const selling = await loadSellingTotals(db);
  const changed = selling.filter((draw) => known.get(draw.drawId) !== draw.stakeMinor);
  return Promise.all(changed.map(async (draw) => toPool(draw, await loadRule(db, draw.ruleVersionId))));
}

function toPool(draw: SellingTotals, rule: GameRule): SellingPool {
  const { drawId, gameId, currency, stakeMinor, rolloverCount, jackpotMinor: jackpotInMinor } = draw;
  const sales = { stakeMinor, jackpotInMinor, rolloverCount };
  return {
    drawId,
    gameId,
    currency,
    stakeMinor,
    jackpotMinor: estimateJackpotMinor(rule, sales),
    tiers: estimatePrizes(rule, sales),
  };
}

async function loadRule(db: Db, ruleVersionId: string): Promise<GameRule> {
  const known = rules.get(ruleVersionId);
  if (known) return known;
  const { rule } = await loadRuleVersion({ db }, { ruleVersionId });
  if (rules.size >= RULES_MAX) rules.clear();
  rules.set(ruleVersionId, rule);
  return rule;
}
