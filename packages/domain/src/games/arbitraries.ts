import fc from "fast-check";
import { drawResult, parseRule, quickPick } from "./game.core.ts";
import type { GameResult, GameRule, Line } from "./game.schema.ts";
import type { MatrixLine, MatrixRule } from "./matrix.schema.ts";
import type { RandomBelow } from "./number-pool.core.ts";
import { DAILY_645_RULE, PICK_3_RULE, RAPID_KENO_RULE } from "./presets.ts";
import { EUROMILLIONS_RULE, PICK_4_RULE, POWERBALL_RULE } from "./reference-rules.ts";

/** Generators of rules, lines and results for the simulations of this concept. */

export const RULES: readonly GameRule[] = [
  DAILY_645_RULE,
  POWERBALL_RULE,
  EUROMILLIONS_RULE,
  PICK_3_RULE,
  PICK_4_RULE,
  RAPID_KENO_RULE,
].map(parseRule);

/** A random source that fast-check can replay and shrink: 32-bit words, reduced to the range asked for. */
const randomBelowArbitrary: fc.Arbitrary<RandomBelow> = fc
  .infiniteStream(fc.nat({ max: 0xffff_ffff }))
  .map((words) => (maxExclusive: number) => (words.next().value ?? 0) % maxExclusive);

export function resultArbitrary(rule: GameRule): fc.Arbitrary<GameResult> {
  return randomBelowArbitrary.map((randomBelow) => drawResult(rule, randomBelow));
}

function numbersArbitrary(max: number, minCount: number, maxCount: number): fc.Arbitrary<number[]> {
  const number = fc.integer({ min: 1, max });
  return fc.uniqueArray(number, { minLength: minCount, maxLength: maxCount });
}

const NO_NUMBERS: fc.Arbitrary<number[]> = fc.constant([]);

/** A valid matrix line of any bet type that the rule offers. */
export function matrixLineArbitrary(
  rule: MatrixRule,
  widthMax = rule.main.count + 4,
): fc.Arbitrary<MatrixLine> {
  const { count, max } = rule.main;
  const own = rule.bonus?.source === "own" ? rule.bonus : undefined;
  const bonusOf = (extra: number) =>
    own ? numbersArbitrary(own.max, own.count, own.count + extra) : NO_NUMBERS;
  const line = (betType: MatrixLine["betType"]) => (picks: MatrixLine["picks"]) =>
    ({ kind: "matrix", betType, picks, stakeMinor: rule.basePriceMinor }) as const;
  const single = fc.record({
    main: numbersArbitrary(max, count, count),
    bonus: bonusOf(0),
    bankers: NO_NUMBERS,
  });
  const system = fc.record({
    main: numbersArbitrary(max, count + 1, widthMax),
    bonus: bonusOf(2),
    bankers: NO_NUMBERS,
  });
  const banker = fc
    .record({
      numbers: numbersArbitrary(max, count + 1, widthMax),
      bankerCount: fc.integer({ min: 1, max: count - 1 }),
      bonus: bonusOf(2),
    })
    .map(({ numbers, bankerCount, bonus }) => ({
      bankers: numbers.slice(0, bankerCount),
      main: numbers.slice(bankerCount),
      bonus,
    }));
  return fc.oneof(
    single.map(line("single")),
    ...(rule.bets.system ? [system.map(line("system"))] : []),
    ...(rule.bets.banker ? [banker.map(line("banker"))] : []),
  );
}

/** A valid line of any kind; digits and keno lines come from the quick pick, with any stake the rule allows. */
export function lineArbitrary(rule: GameRule): fc.Arbitrary<Line> {
  if (rule.kind === "matrix") return matrixLineArbitrary(rule);
  const steps = Number((rule.stake.maxMinor - rule.stake.minMinor) / rule.stake.stepMinor);
  const stakeArbitrary = fc
    .nat({ max: steps })
    .map((n) => rule.stake.minMinor + BigInt(n) * rule.stake.stepMinor);
  if (rule.kind === "keno") {
    return fc
      .tuple(randomBelowArbitrary, fc.integer({ min: 1, max: 10 }), stakeArbitrary)
      .map(([randomBelow, spots, stakeMinor]) => {
        const picks = quickPick(rule, { kind: "keno", betType: "spots", spots }, randomBelow);
        return { kind: "keno", betType: "spots", picks, stakeMinor } as Line;
      });
  }
  const betTypes = ["straight", "box", "straight_box", "combo", "front_pair", "back_pair"] as const;
  return fc
    .tuple(randomBelowArbitrary, fc.constantFrom(...betTypes), stakeArbitrary)
    .map(([randomBelow, betType, stakeMinor]) => {
      const picks = quickPick(rule, { kind: "digits", betType }, randomBelow);
      return { kind: "digits", betType, picks, stakeMinor } as Line;
    });
}
