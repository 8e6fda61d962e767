import { describe, expect, test } from "vitest";
import {
  countCombinations,
  decideLine,
  drawResult,
  evaluateLine,
  isPossibleResult,
  matchesOf,
  parseLine,
  parseResult,
  parseRule,
  priceLineMinor,
  quickPick,
} from "./game.core.ts";
import type { GameRule, Line } from "./game.schema.ts";
import { DAILY_645_RULE, PICK_3_RULE, RAPID_KENO_RULE } from "./presets.ts";
import { EUROMILLIONS_RULE } from "./reference-rules.ts";

const daily = parseRule(DAILY_645_RULE);
const pick3 = parseRule(PICK_3_RULE);
const keno = parseRule(RAPID_KENO_RULE);
const euro = parseRule(EUROMILLIONS_RULE);

const matrixLine = (
  betType: string,
  main: number[],
  more: { bonus?: number[]; bankers?: number[] } = {},
  stake = 100,
) => parseLine({ kind: "matrix", betType, picks: { main, ...more }, stakeMinor: stake });
const kenoLine = (numbers: number[], stakeMinor = 100) =>
  parseLine({ kind: "keno", betType: "spots", picks: { numbers }, stakeMinor });

function codesOf(rule: GameRule, line: Line): string[] {
  const decision = decideLine(rule, line);
  return decision.isValid ? [] : decision.issues.map(({ code }) => code);
}

describe("rules", () => {
  test("a rule reads back from JSON unchanged", () => {
    for (const rule of [daily, pick3, keno, euro]) {
      const text = JSON.stringify(rule, (_key, value) =>
        typeof value === "bigint" ? value.toString() : value,
      );
      expect(parseRule(JSON.parse(text))).toEqual(rule);
    }
  });

  const { jackpot, tiers } = DAILY_645_RULE;
  test.each([
    [
      "shares of sales",
      { salesSplit: { prizesBps: 5_000, goodCausesBps: 3_000, operatorBps: 1_000 } },
      "sum to 10000",
    ],
    ["shares of the pool", { tiers: tiers.slice(0, 3), jackpot }, "sum to 10000"],
    [
      "two tiers for the same matches",
      { tiers: [...tiers, { ...tiers[4], tier: "again" }] },
      "another tier pays",
    ],
    ["a jackpot that rolls up", { jackpot: { ...jackpot, rollDownTo: "match_6" } }, "lower pool tier"],
    ["a guarantee above the cap", { jackpot: { ...jackpot, capMinor: 1 } }, "exceeds its cap"],
    ["a pool of too few numbers", { main: { count: 6, max: 7 } }, "too few numbers"],
    ["no bet type", { bets: {} }, "no bet type"],
    ["an unknown field", { surprise: 1 }, "surprise"],
    ["a price with a fraction", { basePriceMinor: 1.5 }, "basePriceMinor"],
  ])("a rule with wrong %s is refused", (_name, changes, sentence) => {
    expect(() => parseRule({ ...DAILY_645_RULE, ...changes })).toThrow(
      expect.objectContaining({ code: "game.rule_invalid", details: { problems: expect.anything() } }),
    );
    try {
      parseRule({ ...DAILY_645_RULE, ...changes });
    } catch (error) {
      expect(JSON.stringify((error as { details: unknown }).details)).toContain(sentence);
    }
  });

  test("a multiplier that would pay part of a minor unit is refused", () => {
    const bets = { ...PICK_3_RULE.bets, front_pair: { paysBps: 500_001 } };
    expect(() => parseRule({ ...PICK_3_RULE, bets })).toThrow("game.rule_invalid");
  });
});

describe("matrix lines", () => {
  test.each([
    ["single", [1, 2, 3, 4, 5, 6], {}, 1n],
    ["system", [1, 2, 3, 4, 5, 6, 7, 8], {}, 28n],
    ["system", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], {}, 924n],
    ["banker", [5, 6, 7, 8, 9], { bankers: [1, 2] }, 5n],
  ] as const)(
    "%s of %j with %j holds %s combinations and costs as many",
    (betType, main, more, combinations) => {
      const picks = { ...more, ...("bankers" in more ? { bankers: [...more.bankers] } : {}) };
      const line = matrixLine(betType, [...main], picks as { bankers?: number[] });
      expect(countCombinations(daily, line)).toBe(combinations);
      expect(priceLineMinor(daily, line)).toBe(combinations * 100n);
      expect(codesOf(daily, line)).toEqual([]);
    },
  );

  test("a system may widen the bonus numbers alone", () => {
    const line = matrixLine("system", [1, 2, 3, 4, 5], { bonus: [1, 2, 3] }, 250);
    expect(codesOf(euro, line)).toEqual([]);
    expect(countCombinations(euro, line)).toBe(3n);
  });

  test.each([
    ["single", [1, 2, 3, 4, 5], {}, 100, ["game.wrong_pick_count"]],
    ["single", [1, 2, 3, 4, 5, 6, 7], {}, 100, ["game.wrong_pick_count"]],
    ["single", [1, 2, 3, 4, 5, 46], {}, 100, ["game.pick_out_of_range"]],
    ["single", [1, 2, 3, 4, 5, 5], {}, 100, ["game.pick_repeated"]],
    ["single", [1, 2, 3, 4, 5, 6], { bonus: [7] }, 100, ["game.wrong_pick_count", "game.pick_out_of_range"]],
    ["single", [1, 2, 3, 4, 5, 6], {}, 99, ["game.stake_not_allowed"]],
    ["system", [1, 2, 3, 4, 5, 6], {}, 100, ["game.wrong_pick_count"]],
    [
      "system",
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
      {},
      100,
      ["game.wrong_pick_count", "game.too_many_combinations"],
    ],
    ["banker", [5, 6, 7, 8, 9], { bankers: [1, 5] }, 100, ["game.pick_repeated"]],
    ["banker", [3, 4, 5, 6], { bankers: [1, 2] }, 100, ["game.wrong_pick_count"]],
  ])("%s of %j with %j at %i is refused", (betType, main, more, stake, codes) => {
    expect(codesOf(daily, matrixLine(betType, main, more, stake))).toEqual(codes);
  });

  test("a bet type the rule does not offer is refused with those it does", () => {
    const decision = decideLine(
      euro,
      matrixLine("banker", [2, 3, 4, 5, 6], { bankers: [1], bonus: [1, 2] }, 250),
    );
    expect(decision).toMatchObject({ issues: [{ code: "game.bet_type_not_offered" }] });
  });

  test("picks have one canonical order", () => {
    expect(matrixLine("single", [6, 45, 3, 1, 2, 10]).picks).toMatchObject({ main: [1, 2, 3, 6, 10, 45] });
  });

  test("a system with all six numbers wins several tiers at once", () => {
    const line = matrixLine("system", [1, 2, 3, 4, 5, 6, 7, 8]);
    const result = parseResult(daily, { kind: "matrix", main: [1, 2, 3, 4, 5, 6], bonus: [7] });
    expect(evaluateLine(daily, line, result)).toEqual([
      { tier: "match_6", units: 1n },
      { tier: "match_5_bonus", units: 6n },
      { tier: "match_5", units: 6n },
      { tier: "match_4", units: 15n },
    ]);
  });

  test("matches name the numbers drawn and the bonus ball", () => {
    const result = parseResult(daily, { kind: "matrix", main: [1, 2, 3, 4, 5, 6], bonus: [7] });
    expect(matchesOf(matrixLine("single", [7, 6, 5, 40, 41, 42]), result)).toEqual({
      kind: "matrix",
      main: [5, 6],
      bonus: [7],
    });
  });
});

describe("keno lines", () => {
  test.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 81], 100, ["game.pick_out_of_range"]],
    [[1, 1], 100, ["game.pick_repeated"]],
    [[1, 2], 150, ["game.stake_not_allowed"]],
    [[1, 2], 2_100, ["game.stake_not_allowed"]],
  ])("%j for %i is refused", (numbers, stake, codes) => {
    expect(codesOf(keno, kenoLine(numbers, stake))).toEqual(codes);
  });

  test("more than ten spots are not a keno line", () => {
    expect(() => kenoLine([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toThrow("game.line_malformed");
  });

  test("the stake multiplies what is won, and no hit can win too", () => {
    const drawn = Array.from({ length: 20 }, (_, index) => index + 1);
    const result = parseResult(keno, { kind: "keno", numbers: drawn });
    expect(evaluateLine(keno, kenoLine([1, 2, 3, 50], 300), result)).toEqual([
      { tier: "hits_3_of_4", units: 3n },
    ]);
    expect(evaluateLine(keno, kenoLine([61, 62, 63, 64, 65, 66, 67, 68]), result)).toEqual([
      { tier: "hits_0_of_8", units: 1n },
    ]);
    expect(matchesOf(kenoLine([1, 2, 3, 50]), result)).toEqual({ kind: "keno", numbers: [1, 2, 3] });
  });
});

describe("kinds do not mix", () => {
  test("a line of another kind is refused", () => {
    expect(codesOf(daily, kenoLine([1]))).toEqual(["game.wrong_kind"]);
    expect(() => priceLineMinor(daily, kenoLine([1]))).toThrow("game.wrong_kind");
  });

  test("a result that the rule cannot produce is recognised", () => {
    const impossible = [
      { kind: "matrix", main: [1, 2, 3, 4, 5, 46], bonus: [7] },
      { kind: "matrix", main: [1, 2, 3, 4, 5, 5], bonus: [7] },
      { kind: "matrix", main: [1, 2, 3, 4, 5, 6], bonus: [6] },
      { kind: "matrix", main: [1, 2, 3, 4, 5, 6], bonus: [] },
      { kind: "keno", numbers: [1] },
    ] as const;
    for (const result of impossible) {
      expect(() => parseResult(daily, result)).toThrow("cannot come out");
    }
    expect(isPossibleResult(pick3, { kind: "digits", digits: [0, 0, 0] })).toBe(true);
    expect(isPossibleResult(pick3, { kind: "digits", digits: [0, 0, 0, 0] })).toBe(false);
  });
});

describe("quick pick", () => {
  const first = () => 0;

  test("keeps what is picked and fills up the rest", () => {
    expect(quickPick(daily, { kind: "matrix", betType: "single", picked: { main: [44, 1] } }, first)).toEqual(
      {
        main: [1, 2, 3, 4, 5, 44],
        bonus: [],
        bankers: [],
      },
    );
    expect(
      quickPick(pick3, { kind: "digits", betType: "straight", picked: { digits: [null, 7, null] } }, first),
    ).toEqual({
      digits: [0, 7, 0],
    });
    expect(
      quickPick(keno, { kind: "keno", betType: "spots", picked: { numbers: [9] }, spots: 3 }, first),
    ).toEqual({
      numbers: [1, 2, 9],
    });
  });

  test("a system and a banker line get as many numbers as asked for", () => {
    const system = quickPick(daily, { kind: "matrix", betType: "system", size: { main: 9 } }, first);
    expect(system).toMatchObject({ main: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
    const banker = quickPick(
      daily,
      { kind: "matrix", betType: "banker", size: { bankers: 2, main: 6 } },
      first,
    );
    expect(banker).toEqual({ bankers: [1, 2], main: [3, 4, 5, 6, 7, 8], bonus: [] });
  });

  test("never makes a box of equal digits", () => {
    expect(quickPick(pick3, { kind: "digits", betType: "box" }, first)).toEqual({ digits: [0, 0, 1] });
    expect(
      quickPick(pick3, { kind: "digits", betType: "box", picked: { digits: [4, 4, null] } }, () => 4),
    ).toEqual({
      digits: [4, 4, 5],
    });
  });

  test("refuses to complete what cannot become a line", () => {
    const request = { kind: "matrix", betType: "single", picked: { main: [46] } } as const;
    expect(() => quickPick(daily, { ...request, picked: { main: [46] } }, first)).toThrow(
      "game.pick_out_of_range",
    );
    const equal = { kind: "digits", betType: "box", picked: { digits: [4, 4, 4] } } as const;
    expect(() => quickPick(pick3, { ...equal, picked: { digits: [4, 4, 4] } }, first)).toThrow(
      "game.digits_all_equal",
    );
  });

  test("refuses a random source that leaves its range", () => {
    expect(() => drawResult(keno, () => 80)).toThrow("left its range");
  });
});
