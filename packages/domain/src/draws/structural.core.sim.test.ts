import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DAILY_645_RULE,
  drawResult,
  type GameResult,
  type GameRule,
  overlapChances,
  overlapOf,
  PICK_3_RULE,
  parseRule,
  RAPID_KENO_RULE,
} from "../games/index.ts";
import { seededRandom } from "../testing/random-plays.ts";
import { addTry, chanceOfAtLeast, computeStructuralStops, RECENT_MAX } from "./structural.core.ts";

const PICK_3 = parseRule(PICK_3_RULE);
const LOTTO = parseRule(DAILY_645_RULE);
const KENO = parseRule(RAPID_KENO_RULE);
const games = [
  { name: "Pick 3", rule: PICK_3 },
  { name: "6/45", rule: LOTTO },
  { name: "keno", rule: KENO },
];

/** Honest results, the newest first. */
function history(rule: GameRule, seed: number, length = RECENT_MAX): GameResult[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => drawResult(rule, random));
}

const stopsOf = (rule: GameRule, result: GameResult, recent: readonly GameResult[], isSeedKnown = false) =>
  computeStructuralStops(rule, { result, isSeedKnown }, recent);

const digits = (...picked: number[]): GameResult => ({ kind: "digits", digits: picked });
const seeds = fc.integer({ min: 1, max: 2 ** 31 });

describe.each(games)("in $name", ({ rule }) => {
  it("no honest draw of many is stopped", () => {
    const results = history(rule, 7, 500 + RECENT_MAX);
    const stopped = results
      .slice(0, 500)
      .filter((result, at) => stopsOf(rule, result, results.slice(at + 1, at + 1 + RECENT_MAX)).length > 0);
    expect(stopped).toEqual([]);
  });

  it("chances of an overlap make up the whole, and an honest overlap has their mean", () => {
    const chances = overlapChances(rule);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    const mean = chances.reduce((sum, chance, hits) => sum + hits * chance, 0);
    const [first, ...others] = history(rule, 11, 4_001);
    const total = others.reduce((sum, other) => sum + (first ? overlapOf(first, other) : 0), 0);
    expect(total / 4_000).toBeCloseTo(mean, 0);
  });

  it("a seed that any draw had stops the draw, whatever came of it", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [result, ...recent] = history(rule, seed, 20);
        expect(result && stopsOf(rule, result, recent, true)).toContain("structural.repeated_seed");
      }),
      { numRuns: 20 },
    );
  });

  it("the same result four times in a row stops the draw, wherever the game is in its history", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: RECENT_MAX }), (seed, length) => {
        const [result, ...before] = history(rule, seed, length + 1);
        if (!result) return;
        expect(stopsOf(rule, result, [result, result, result, ...before])).toContain(
          "structural.repeated_result",
        );
      }),
      { numRuns: 50 },
    );
  });

  it("one repetition more never lets a stopped draw through", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 4 }), (seed, times) => {
        const [result, ...before] = history(rule, seed, 50);
        if (!result) return;
        const repeated = (count: number) =>
          stopsOf(rule, result, [...Array.from({ length: count }, () => result), ...before]);
        if (repeated(times).includes("structural.repeated_result")) {
          expect(repeated(times + 1)).toContain("structural.repeated_result");
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("a repetition", () => {
  it("of three digits is nothing remarkable once, and stops the draw in the next two", () => {
    const others = history(PICK_3, 3).filter((result) => overlapOf(result, digits(1, 2, 3)) < 3);
    expect(stopsOf(PICK_3, digits(1, 2, 3), [...others.slice(0, 60), digits(1, 2, 3)])).toEqual([]);
    expect(stopsOf(PICK_3, digits(1, 2, 3), [digits(1, 2, 3), ...others])).toEqual([]);
    expect(stopsOf(PICK_3, digits(1, 2, 3), [digits(1, 2, 3), digits(1, 2, 3), ...others])).toEqual([
      "structural.repeated_result",
    ]);
  });

  it("of a lotto's six numbers stops the draw, with another bonus ball too", () => {
    const lotto = (bonus: number): GameResult => ({
      kind: "matrix",
      main: [4, 8, 15, 16, 23, 42],
      bonus: [bonus],
    });
    const recent = [...history(LOTTO, 5, 40), lotto(1)];
    expect(stopsOf(LOTTO, lotto(2), recent)).toEqual(["structural.repeated_result"]);
  });
});

describe("too many matches", () => {
  it("with recent draws together stop a generator that favours some numbers", () => {
    const favoured = Array.from({ length: 20 }, (_, at) => at + 1);
    const biased = history(KENO, 9, 30).map((result): GameResult => {
      const own = result.kind === "keno" ? result.numbers.filter((number) => number > 20) : [];
      return { kind: "keno", numbers: [...favoured.slice(0, 12), ...own.slice(0, 8)] };
    });
    const [result, ...recent] = biased;
    expect(result && stopsOf(KENO, result, recent)).toContain("structural.too_many_matches");
  });

  it("are judged by chances that fall with every hit", () => {
    const chances = overlapChances(KENO);
    const sums = addTry(chances, chances);
    const tails = sums.map((_, hits) => chanceOfAtLeast(sums, hits));
    expect(tails[0]).toBeCloseTo(1, 12);
    for (let hits = 1; hits < tails.length; hits++) {
      expect(tails[hits]).toBeLessThan(tails[hits - 1] ?? 0);
    }
  });
});
