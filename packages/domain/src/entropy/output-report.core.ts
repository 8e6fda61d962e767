import type { GameResult, GameRule } from "../games/index.ts";
import { type OutputTest, type OutputVerdict, SIGNIFICANCE } from "./entropy.schema.ts";
import { countOutcomes, outcomeIndex } from "./outcome-index.core.ts";
import {
  ballFrequency,
  chiSquared,
  couponCollector,
  duplicates,
  type Finding,
  runs,
  serialCorrelation,
  serialPairs,
} from "./output-tests.core.ts";

/** Pairs of ten classes fill a hundred cells; collections of five classes are short enough to have many. */
const PAIR_CLASSES = 10;
const COUPON_CLASSES = 5;

/** The counts of each symbol from `first` to `last`. */
function countSymbols(symbols: readonly number[], first: number, last: number): number[] {
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const symbol of symbols) counts[symbol - first] = (counts[symbol - first] ?? 0) + 1;
  return counts;
}

/** Balls or digits: whether each comes equally often, for each drum. */
function* frequencies(rule: GameRule, results: readonly GameResult[]): Generator<[OutputTest, Finding]> {
  const draws = results.length;
  if (rule.kind === "digits") {
    const counts = countSymbols(
      results.flatMap((result) => (result.kind === "digits" ? result.digits : [])),
      0,
      9,
    );
    const expected = counts.map(() => (draws * rule.count) / counts.length);
    yield ["frequency", chiSquared(counts, expected)];
    return;
  }
  if (rule.kind === "keno") {
    const numbers = results.flatMap((result) => (result.kind === "keno" ? result.numbers : []));
    yield ["frequency", ballFrequency(countSymbols(numbers, 1, rule.pool), rule.drawn, draws)];
    return;
  }
  const drums = results.flatMap((result) => (result.kind === "matrix" ? [result] : []));
  const main = countSymbols(
    drums.flatMap((drum) => drum.main),
    1,
    rule.main.max,
  );
  yield ["frequency", ballFrequency(main, rule.main.count, draws)];
  if (!rule.bonus) return;
  const max = rule.bonus.source === "own" ? rule.bonus.max : rule.main.max;
  const bonus = countSymbols(
    drums.flatMap((drum) => drum.bonus),
    1,
    max,
  );
  yield ["bonus_frequency", ballFrequency(bonus, rule.bonus.count, draws)];
}

/** Equal classes of the outcomes; the few outcomes that would make one larger than another are left out. */
function classify(indexes: readonly bigint[], outcomes: bigint, wanted: number) {
  const classes = outcomes < BigInt(wanted) ? Number(outcomes) : wanted;
  const size = outcomes / BigInt(classes);
  const values = indexes.map((index) => Number(index / size)).filter((value) => value < classes);
  return { values, classes };
}

function* patterns(rule: GameRule, results: readonly GameResult[]): Generator<[OutputTest, Finding]> {
  const outcomes = countOutcomes(rule);
  const indexes = results.map((result) => outcomeIndex(rule, result));
  const pairs = classify(indexes, outcomes, PAIR_CLASSES);
  yield ["serial_pairs", serialPairs(pairs.values, pairs.classes)];
  yield ["runs", runs(classify(indexes, outcomes, 2).values.map((half) => half === 1))];
  yield ["serial_correlation", serialCorrelation(indexes.map((index) => Number(index) / Number(outcomes)))];
  const coupons = classify(indexes, outcomes, COUPON_CLASSES);
  yield ["coupon_collector", couponCollector(coupons.values, coupons.classes)];
  yield ["duplicates", duplicates(indexes, outcomes)];
}

/** All tests of GLI-19 §3.2.2 over results of one rule, in the order in which they were drawn. */
export function judgeOutput(rule: GameRule, results: readonly GameResult[]): OutputVerdict[] {
  return [...frequencies(rule, results), ...patterns(rule, results)].map(([test, finding]) => ({
    test,
    statistic: finding.statistic.toFixed(4),
    degreesOfFreedom: finding.degreesOfFreedom,
    pValue: finding.pValue.toFixed(6),
    passed: finding.pValue >= SIGNIFICANCE,
  }));
}
