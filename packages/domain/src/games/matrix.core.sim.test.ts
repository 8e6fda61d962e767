import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matrixLineArbitrary, resultArbitrary } from "./arbitraries.ts";
import { countCombinations, decideLine, evaluateLine, oddsOfLine, parseRule } from "./game.core.ts";
import type { GameResult } from "./game.schema.ts";
import type { MatrixLine, MatrixRule } from "./matrix.schema.ts";
import { DAILY_645_RULE } from "./presets.ts";
import { addRatio, ratio, scaleRatio, ZERO_RATIO } from "./ratio.core.ts";
import { EUROMILLIONS_RULE, POWERBALL_RULE } from "./reference-rules.ts";

function matrixRule(input: unknown): MatrixRule {
  const rule = parseRule(input);
  if (rule.kind !== "matrix") throw new TypeError("not a matrix rule");
  return rule;
}

function subsets(numbers: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return numbers.flatMap((number, at) =>
    subsets(numbers.slice(at + 1), size - 1).map((others) => [number, ...others]),
  );
}

/** Writes out every combination of a line, the way its definition says. */
function expand(rule: MatrixRule, { picks }: MatrixLine): { main: number[]; bonus: number[] }[] {
  const bonusCount = rule.bonus?.source === "own" ? rule.bonus.count : 0;
  const mains = subsets(picks.main, rule.main.count - picks.bankers.length).map((main) => [
    ...picks.bankers,
    ...main,
  ]);
  return mains.flatMap((main) => subsets(picks.bonus, bonusCount).map((bonus) => ({ main, bonus })));
}

/** Evaluates every combination by itself and counts the winners of each tier. */
function bruteForce(rule: MatrixRule, line: MatrixLine, result: GameResult): Record<string, bigint> {
  if (result.kind !== "matrix") throw new TypeError("not a matrix result");
  const counts: Record<string, bigint> = {};
  for (const { main, bonus } of expand(rule, line)) {
    const mainHits = main.filter((number) => result.main.includes(number)).length;
    const bonusFrom = rule.bonus?.source === "own" ? bonus : main;
    const bonusHits = bonusFrom.filter((number) => result.bonus.includes(number)).length;
    const tier = rule.tiers.find(
      (row) => row.main === mainHits && (row.bonus === "any" || row.bonus === bonusHits),
    );
    if (tier) counts[tier.tier] = (counts[tier.tier] ?? 0n) + 1n;
  }
  return counts;
}

/** A small lotto, in which matches are frequent and every result can be written out. */
const SMALL_RULE = {
  ...DAILY_645_RULE,
  main: { count: 3, max: 8 },
  bonus: { source: "same", count: 2 },
  tiers: [
    { tier: "match_3", main: 3, bonus: "any", prize: { kind: "pool", shareBps: 6_000 } },
    { tier: "match_2_2", main: 2, bonus: 1, prize: { kind: "pool", shareBps: 4_000 } },
    { tier: "match_2", main: 2, bonus: 0, prize: { kind: "fixed", amountMinor: 5_00n } },
    { tier: "match_1_2", main: 1, bonus: 2, prize: { kind: "fixed", amountMinor: 3_00n } },
  ],
  jackpot: { tier: "match_3", minimumMinor: 100_00n },
};

const SMALL_OWN_RULE = {
  ...SMALL_RULE,
  bonus: { source: "own", count: 2, max: 5 },
  bets: { single: {}, system: { mainMax: 7, bonusMax: 4 }, banker: { mainMax: 7, bonusMax: 4 } },
};

describe.each([
  ["Daily 6/45", DAILY_645_RULE],
  ["Powerball", POWERBALL_RULE],
  ["EuroMillions", EUROMILLIONS_RULE],
  ["a small lotto with two bonus balls of the same drum", SMALL_RULE],
  ["a small lotto with two bonus balls of their own drum", SMALL_OWN_RULE],
])("%s", (_name, input) => {
  const rule = matrixRule(input);
  const lineAndResult = fc.tuple(matrixLineArbitrary(rule), resultArbitrary(rule));

  test("counting combinations gives what writing them out gives", () => {
    fc.assert(
      fc.property(lineAndResult, ([line, result]) => {
        expect(decideLine(rule, line).isValid).toBe(true);
        expect(countCombinations(rule, line)).toBe(BigInt(expand(rule, line).length));
        const units = Object.fromEntries(
          evaluateLine(rule, line, result).map((won) => [won.tier, won.units]),
        );
        expect(units).toEqual(bruteForce(rule, line, result));
      }),
      { numRuns: 400 },
    );
  });

  test("a line that shares many numbers with the result is counted right too", () => {
    const near = lineAndResult.map(([line, result]) => {
      if (result.kind !== "matrix") throw new TypeError("not a matrix result");
      const wanted = [...result.main, ...(rule.bonus?.source === "same" ? result.bonus : [])];
      const others = line.picks.main.filter((number) => !wanted.includes(number));
      const main = [...wanted.filter((number) => !line.picks.bankers.includes(number)), ...others];
      return [
        { ...line, picks: { ...line.picks, main: main.slice(0, line.picks.main.length) } },
        result,
      ] as const;
    });
    fc.assert(
      fc.property(near, ([line, result]) => {
        const units = Object.fromEntries(
          evaluateLine(rule, line, result).map((won) => [won.tier, won.units]),
        );
        expect(units).toEqual(bruteForce(rule, line, result));
      }),
      { numRuns: 400 },
    );
  });
});

describe.each([
  ["the same drum", SMALL_RULE],
  ["their own drum", SMALL_OWN_RULE],
])("odds of any line with bonus balls of %s", (_name, input) => {
  const rule = matrixRule(input);

  function everyResult(): GameResult[] {
    const numbers = Array.from({ length: rule.main.max }, (_, index) => index + 1);
    return subsets(numbers, 3).flatMap((main) => {
      const isSame = rule.bonus?.source === "same";
      const drum = isSame ? numbers.filter((number) => !main.includes(number)) : [1, 2, 3, 4, 5];
      return subsets(drum, 2).map((bonus): GameResult => ({ kind: "matrix", main, bonus }));
    });
  }

  test("are the share of all results that win, and the units their mean", () => {
    const results = everyResult();
    fc.assert(
      fc.property(matrixLineArbitrary(rule), (line) => {
        const expected = new Map<string, { wins: bigint; units: bigint }>();
        for (const result of results) {
          for (const [tier, units] of Object.entries(bruteForce(rule, line, result))) {
            const sum = expected.get(tier) ?? { wins: 0n, units: 0n };
            expected.set(tier, { wins: sum.wins + 1n, units: sum.units + units });
          }
        }
        for (const { tier, odds, expectedUnits } of oddsOfLine(rule, line)) {
          const { wins, units } = expected.get(tier) ?? { wins: 0n, units: 0n };
          expect(odds).toEqual(ratio(wins, BigInt(results.length)));
          expect(expectedUnits).toEqual(ratio(units, BigInt(results.length)));
        }
        expect(oddsOfLine(rule, line)).toHaveLength(expected.size);
      }),
      { numRuns: 25 },
    );
  });

  test("a system wins on average what its combinations win", () => {
    fc.assert(
      fc.property(matrixLineArbitrary(rule), (line) => {
        const meanUnits = oddsOfLine(rule, line).map(({ expectedUnits }) => expectedUnits);
        const single = { main: [1, 2, 3], bonus: line.picks.bonus.length > 0 ? [1, 2] : [], bankers: [] };
        const singleUnits = oddsOfLine(rule, { ...line, betType: "single", picks: single });
        const combinations = countCombinations(rule, line);
        expect(meanUnits.reduce(addRatio, ZERO_RATIO)).toEqual(
          scaleRatio(singleUnits.map(({ odds }) => odds).reduce(addRatio, ZERO_RATIO), combinations, 1n),
        );
      }),
      { numRuns: 100 },
    );
  });
});
