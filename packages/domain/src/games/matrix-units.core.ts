import type { TierUnits } from "./kind-engine.types.ts";
import type { MatrixLine, MatrixResult, MatrixRule, MatrixTier } from "./matrix.schema.ts";
import { countHits } from "./number-pool.core.ts";
import { choose } from "./ratio.core.ts";

/** How many numbers a line picks, whatever they are: price and odds depend on nothing else. */
export interface MatrixShape {
  bankers: number;
  others: number;
  bonus: number;
}

/** How many of them were drawn. Bonus balls from the main drum can fall on bankers and others. */
export interface MatrixHits {
  bankers: number;
  others: number;
  bonus: number;
  bonusOnBankers: number;
  bonusOnOthers: number;
}

export function shapeOf({ picks }: MatrixLine): MatrixShape {
  return { bankers: picks.bankers.length, others: picks.main.length, bonus: picks.bonus.length };
}

export function hitsOf({ picks }: MatrixLine, result: MatrixResult): MatrixHits {
  return {
    bankers: countHits(picks.bankers, result.main),
    others: countHits(picks.main, result.main),
    bonus: countHits(picks.bonus, result.bonus),
    bonusOnBankers: countHits(picks.bankers, result.bonus),
    bonusOnOthers: countHits(picks.main, result.bonus),
  };
}

/** How many bonus numbers one combination picks. */
export function bonusPicked(rule: MatrixRule): number {
  return rule.bonus?.source === "own" ? rule.bonus.count : 0;
}

/** How many combinations a line of this shape holds. */
export function countShape(rule: MatrixRule, shape: MatrixShape): bigint {
  const mainWays = choose(shape.others, rule.main.count - shape.bankers);
  return mainWays * choose(shape.bonus, bonusPicked(rule));
}

/** The tiers a line of this shape wins with these hits, each with its number of winning combinations. */
export function unitsByTier(rule: MatrixRule, shape: MatrixShape, hits: MatrixHits): TierUnits[] {
  const won: TierUnits[] = [];
  for (const tier of rule.tiers) {
    const units = winningCombinations(rule, shape, hits, tier);
    if (units > 0n) won.push({ tier: tier.tier, units });
  }
  return won;
}

/**
 * Counts the combinations of a line that have exactly the tier's matches, without writing them out: the others are
 * chosen apart from the drawn, from those on a bonus ball and from the rest, and the choices multiplied.
 */
function winningCombinations(
  rule: MatrixRule,
  shape: MatrixShape,
  hits: MatrixHits,
  tier: MatrixTier,
): bigint {
  const drawnOthers = tier.main - hits.bankers;
  const missedOthers = rule.main.count - shape.bankers - drawnOthers;
  const mainWays = choose(hits.others, drawnOthers);
  if (mainWays === 0n) return 0n;
  const notDrawn = shape.others - hits.others;
  const picked = bonusPicked(rule);
  if (tier.bonus === "any") return mainWays * choose(notDrawn, missedOthers) * choose(shape.bonus, picked);
  if (rule.bonus?.source === "same") {
    const onBonus = tier.bonus - hits.bonusOnBankers;
    return (
      mainWays *
      choose(hits.bonusOnOthers, onBonus) *
      choose(notDrawn - hits.bonusOnOthers, missedOthers - onBonus)
    );
  }
  const bonusWays = choose(hits.bonus, tier.bonus) * choose(shape.bonus - hits.bonus, picked - tier.bonus);
  return mainWays * choose(notDrawn, missedOthers) * bonusWays;
}
