import { sumMinor } from "@sortes/domain/money";
import { describe, expect, test } from "vitest";
import type { DigitsBetType, DigitsLine, DigitsRule } from "./digits.schema.ts";
import {
  decideLine,
  evaluateLine,
  oddsOfLine,
  parseLine,
  parseRule,
  priceLineMinor,
  tiersOf,
} from "./game.core.ts";
import type { GameRuleInput } from "./game.schema.ts";
import { liabilityOf } from "./liability.core.ts";
import { expectedReturnOfLine } from "./odds.core.ts";
import { PICK_3_RULE } from "./presets.ts";
import { ratio } from "./ratio.core.ts";
import { PICK_4_RULE } from "./reference-rules.ts";

function digitsRule(input: GameRuleInput): DigitsRule {
  const rule = parseRule(input);
  if (rule.kind !== "digits") throw new TypeError("not a digits rule");
  return rule;
}

function everyNumber(length: number): number[][] {
  return Array.from({ length: 10 ** length }, (_, n) => [...String(n).padStart(length, "0")].map(Number));
}

const sorted = (digits: readonly number[]) => digits.toSorted((a, b) => a - b).join("");

/**
 * The prize chart, written independently of the engine: the winnings in minor units of one play with each result.
 */
function prizeChart(
  rule: DigitsRule,
  { betType, picks, stakeMinor }: DigitsLine,
): (drawn: number[]) => bigint {
  const picked = picks.digits.join("");
  const pickedSorted = sorted(picks.digits);
  const ways = everyNumber(picks.digits.length).filter((other) => sorted(other) === pickedSorted).length;
  const times = (paysBps: number | undefined) => (stakeMinor * BigInt(paysBps ?? 0)) / 10_000n;
  const straight = times(rule.bets.straight?.paysBps);
  const box = times(rule.bets.box?.pays.find((pays) => pays.ways === ways)?.paysBps);
  const ifExact = (minor: bigint) => (drawn: number[]) => (drawn.join("") === picked ? minor : 0n);
  const ifAnyOrder = (minor: bigint) => (drawn: number[]) => (sorted(drawn) === pickedSorted ? minor : 0n);
  const charts: Record<DigitsBetType, (drawn: number[]) => bigint> = {
    straight: ifExact(straight),
    box: ifAnyOrder(box),
    straight_box: (drawn) => ifExact(straight / 2n)(drawn) + ifAnyOrder(box / 2n)(drawn),
    combo: ifAnyOrder(straight),
    front_pair: (drawn) =>
      drawn.slice(0, 2).join("") === picked ? times(rule.bets.front_pair?.paysBps) : 0n,
    back_pair: (drawn) => (drawn.slice(-2).join("") === picked ? times(rule.bets.back_pair?.paysBps) : 0n),
  };
  return charts[betType];
}

const PICK_3_BETS: [DigitsBetType, number[]][] = [
  ["straight", [4, 0, 7]],
  ["straight", [5, 5, 5]],
  ["box", [1, 1, 2]],
  ["box", [9, 0, 4]],
  ["straight_box", [2, 1, 1]],
  ["straight_box", [3, 0, 8]],
  ["combo", [7, 7, 0]],
  ["combo", [1, 2, 3]],
  ["front_pair", [0, 1]],
  ["front_pair", [6, 6]],
  ["back_pair", [3, 9]],
];

const PICK_4_BETS: [DigitsBetType, number[]][] = [
  ["straight", [0, 0, 0, 1]],
  ["box", [1, 1, 1, 2]],
  ["box", [1, 2, 1, 2]],
  ["box", [1, 1, 2, 3]],
  ["box", [4, 3, 2, 1]],
  ["straight_box", [8, 3, 8, 1]],
  ["combo", [9, 8, 9, 9]],
  ["front_pair", [0, 0]],
  ["back_pair", [1, 0]],
];

describe.each([
  ["Pick 3", digitsRule(PICK_3_RULE), PICK_3_BETS],
  ["Pick 4", digitsRule(PICK_4_RULE), PICK_4_BETS],
] as const)("%s against every possible result", (_name, rule, bets) => {
  test.each(bets)("%s on %j", (betType, digits) => {
    const line = parseLine({ kind: "digits", betType, picks: { digits }, stakeMinor: 150n }) as DigitsLine;
    expect(decideLine(rule, line).isValid).toBe(true);
    const promised = prizeChart(rule, line);
    const prizes = new Map(tiersOf(rule).map(({ tier, fixedPrizeMinor }) => [tier, fixedPrizeMinor ?? 0n]));
    const owed = new Map(liabilityOf(rule, line).map(({ key, exposureMinor }) => [key, exposureMinor]));
    const results = everyNumber(rule.count);
    let promisedTotalMinor = 0n;
    const wrong = results.filter((drawn) => {
      const won = evaluateLine(rule, line, { kind: "digits", digits: drawn });
      const paidMinor = sumMinor(won.map(({ tier, units }) => units * (prizes.get(tier) ?? 0n)));
      promisedTotalMinor += promised(drawn);
      return paidMinor !== promised(drawn) || (owed.get(drawn.join("")) ?? 0n) !== paidMinor;
    });
    expect(wrong).toEqual([]);
    expect(promisedTotalMinor).toBeGreaterThan(0n);
    const paidForAllMinor = priceLineMinor(rule, line) * BigInt(results.length);
    expect(expectedReturnOfLine(rule, line)).toEqual(ratio(promisedTotalMinor, paidForAllMinor));
  });
});

describe("digits lines", () => {
  const rule = digitsRule(PICK_3_RULE);
  const lineOf = (betType: DigitsBetType, digits: number[], stakeMinor = 100n) =>
    parseLine({ kind: "digits", betType, picks: { digits }, stakeMinor });

  test("a combo costs one stake for each order", () => {
    expect(priceLineMinor(rule, lineOf("combo", [1, 2, 3]))).toBe(600n);
    expect(priceLineMinor(rule, lineOf("combo", [1, 1, 3]))).toBe(300n);
    expect(priceLineMinor(rule, lineOf("straight_box", [1, 2, 3]))).toBe(100n);
  });

  test("box picks are one line whatever their order, straight picks are not", () => {
    expect(lineOf("box", [3, 1, 2])).toEqual(lineOf("box", [1, 2, 3]));
    expect(lineOf("straight", [3, 1, 2])).not.toEqual(lineOf("straight", [1, 2, 3]));
  });

  test("the odds of a box are its ways in a thousand", () => {
    expect(oddsOfLine(rule, lineOf("box", [5, 5, 6]))[0]?.odds).toEqual(ratio(3n, 1_000n));
  });

  test.each([
    ["box", [7, 7, 7], 100n, "game.digits_all_equal"],
    ["combo", [7, 7, 7], 100n, "game.digits_all_equal"],
    ["straight", [7, 7], 100n, "game.wrong_pick_count"],
    ["front_pair", [7, 7, 1], 100n, "game.wrong_pick_count"],
    ["straight", [1, 2, 3], 75n, "game.stake_not_allowed"],
    ["straight", [1, 2, 3], 20_50n, "game.stake_not_allowed"],
  ] as const)("%s on %j for %s is refused with %s", (betType, digits, stakeMinor, code) => {
    const decision = decideLine(rule, lineOf(betType, [...digits], stakeMinor));
    expect(decision).toMatchObject({ isValid: false, issues: [{ code }] });
  });
});
