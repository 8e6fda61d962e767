import type { LineOdds } from "./kind-engine.types.ts";
import type { MatrixRule } from "./matrix.schema.ts";
import { type MatrixHits, type MatrixShape, unitsByTier } from "./matrix-units.core.ts";
import { choose, ratio } from "./ratio.core.ts";

interface WeightedHits {
  hits: MatrixHits;
  /** In how many of all possible results the hits are these. */
  results: bigint;
}

/** The exact chances of a line: the sum, over every way its numbers can be hit, of the results that hit them so. */
export function lineOdds(rule: MatrixRule, shape: MatrixShape): LineOdds[] {
  let resultsTotal = 0n;
  const winning = new Map<string, { results: bigint; units: bigint }>();
  for (const { hits, results } of everyHits(rule, shape)) {
    resultsTotal += results;
    for (const { tier, units } of unitsByTier(rule, shape, hits)) {
      const sum = winning.get(tier) ?? { results: 0n, units: 0n };
      winning.set(tier, { results: sum.results + results, units: sum.units + results * units });
    }
  }
  return rule.tiers.flatMap(({ tier }) => {
    const sum = winning.get(tier);
    if (!sum) return [];
    return [{ tier, odds: ratio(sum.results, resultsTotal), expectedUnits: ratio(sum.units, resultsTotal) }];
  });
}

function* everyHits(rule: MatrixRule, shape: MatrixShape): Generator<WeightedHits> {
  const unpicked = rule.main.max - shape.bankers - shape.others;
  for (let bankers = 0; bankers <= shape.bankers; bankers++) {
    for (let others = 0; others <= shape.others; others++) {
      const mainResults =
        choose(shape.bankers, bankers) *
        choose(shape.others, others) *
        choose(unpicked, rule.main.count - bankers - others);
      if (mainResults === 0n) continue;
      for (const bonus of everyBonusHits(rule, shape, bankers, others)) {
        const results = mainResults * bonus.results;
        if (results > 0n) yield { hits: { bankers, others, ...bonus.hits }, results };
      }
    }
  }
}

type BonusHits = Omit<MatrixHits, "bankers" | "others">;

function* everyBonusHits(
  rule: MatrixRule,
  shape: MatrixShape,
  bankersHit: number,
  othersHit: number,
): Generator<{ hits: BonusHits; results: bigint }> {
  const none = { bonus: 0, bonusOnBankers: 0, bonusOnOthers: 0 };
  if (!rule.bonus) {
    yield { hits: none, results: 1n };
  } else if (rule.bonus.source === "own") {
    for (let bonus = 0; bonus <= rule.bonus.count; bonus++) {
      const results =
        choose(shape.bonus, bonus) * choose(rule.bonus.max - shape.bonus, rule.bonus.count - bonus);
      yield { hits: { ...none, bonus }, results };
    }
  } else {
    // The bonus balls come from the drum that the main balls have left.
    const bankersLeft = shape.bankers - bankersHit;
    const othersLeft = shape.others - othersHit;
    const restLeft = rule.main.max - rule.main.count - bankersLeft - othersLeft;
    for (let bonusOnBankers = 0; bonusOnBankers <= rule.bonus.count; bonusOnBankers++) {
      for (let bonusOnOthers = 0; bonusOnBankers + bonusOnOthers <= rule.bonus.count; bonusOnOthers++) {
        const results =
          choose(bankersLeft, bonusOnBankers) *
          choose(othersLeft, bonusOnOthers) *
          choose(restLeft, rule.bonus.count - bonusOnBankers - bonusOnOthers);
        yield { hits: { ...none, bonusOnBankers, bonusOnOthers }, results };
      }
    }
  }
}
