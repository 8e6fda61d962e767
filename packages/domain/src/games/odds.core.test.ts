import { describe, expect, test } from "vitest";
import { parseRule } from "./game.core.ts";
import type { GameRuleInput } from "./game.schema.ts";
import { expectedReturns, oddsByTier } from "./odds.core.ts";
import { DAILY_645_RULE, PICK_3_RULE, RAPID_KENO_RULE } from "./presets.ts";
import { addRatio, oneIn, ratio, ZERO_RATIO } from "./ratio.core.ts";
import { EUROMILLIONS_RULE, MEGA_MILLIONS_RULE, PICK_4_RULE, POWERBALL_RULE } from "./reference-rules.ts";

/** "1 : x" of every play and tier, as a game's page shows it. */
function publishedOdds(rule: GameRuleInput, decimals = 0): Record<string, string | null> {
  const rows = oddsByTier(parseRule(rule));
  return Object.fromEntries(rows.map(({ play, tier, odds }) => [`${play} ${tier}`, oneIn(odds, decimals)]));
}

describe("published odds come out of the engine exactly", () => {
  test("Powerball 5/69 + 1/26", () => {
    expect(publishedOdds(POWERBALL_RULE, 2)).toEqual({
      "single match_5_1": "292201338.00",
      "single match_5_0": "11688053.52",
      "single match_4_1": "913129.18",
      "single match_4_0": "36525.17",
      "single match_3_1": "14494.11",
      "single match_3_0": "579.76",
      "single match_2_1": "701.33",
      "single match_1_1": "91.98",
      "single match_0_1": "38.32",
    });
  });

  test("Powerball's overall odds of any prize are 1 : 24.87", () => {
    const overall = oddsByTier(parseRule(POWERBALL_RULE))
      .map(({ odds }) => odds)
      .reduce(addRatio, ZERO_RATIO);
    expect(oneIn(overall, 2)).toBe("24.87");
  });

  test("EuroMillions 5/50 + 2/12", () => {
    expect(publishedOdds(EUROMILLIONS_RULE)).toEqual({
      "single match_5_2": "139838160",
      "single match_5_1": "6991908",
      "single match_5_0": "3107515",
      "single match_4_2": "621503",
      "single match_4_1": "31075",
      "single match_3_2": "14125",
      "single match_4_0": "13811",
      "single match_2_2": "985",
      "single match_3_1": "706",
      "single match_3_0": "314",
      "single match_1_2": "188",
      "single match_2_1": "49",
      "single match_2_0": "22",
    });
  });

  test("Mega Millions 5/70 + 1/24", () => {
    expect(publishedOdds(MEGA_MILLIONS_RULE)["single match_5_1"]).toBe("290472336");
  });

  test("Daily 6/45 with a bonus ball from the same drum", () => {
    expect(publishedOdds(DAILY_645_RULE)).toEqual({
      "single match_6": "8145060",
      "single match_5_bonus": "1357510",
      "single match_5": "35724",
      "single match_4": "733",
      "single match_3": "45",
    });
  });

  test("keno 10 of 10", () => {
    const odds = publishedOdds(RAPID_KENO_RULE);
    expect(odds["spots_10 hits_10_of_10"]).toBe("8911711");
    expect(odds["spots_10 hits_9_of_10"]).toBe("163381");
    expect(odds["spots_1 hits_1_of_1"]).toBe("4");
  });

  test("Pick 3", () => {
    expect(publishedOdds(PICK_3_RULE)).toEqual({
      "straight straight": "1000",
      "box_3 box_3": "333",
      "box_6 box_6": "167",
      "straight_box_3 straight": "1000",
      "straight_box_3 box_3": "333",
      "straight_box_6 straight": "1000",
      "straight_box_6 box_6": "167",
      "combo_3 straight": "333",
      "combo_6 straight": "167",
      "front_pair front_pair": "100",
      "back_pair back_pair": "100",
    });
  });

  test("Pick 4 boxes", () => {
    const odds = publishedOdds(PICK_4_RULE);
    expect([4, 6, 12, 24].map((ways) => odds[`box_${ways} box_${ways}`])).toEqual([
      "2500",
      "1667",
      "833",
      "417",
    ]);
    expect(odds["front_pair front_pair"]).toBe("100");
  });
});

describe("what a play pays", () => {
  test("Pick 3 pays 500 straight, 160 and 80 boxed, and half of both in straight/box", () => {
    const pays = new Map(
      oddsByTier(parseRule(PICK_3_RULE)).map((row) => [`${row.play} ${row.tier}`, row.pays]),
    );
    expect(pays.get("straight straight")).toEqual(ratio(500n, 1n));
    expect(pays.get("box_3 box_3")).toEqual(ratio(160n, 1n));
    expect(pays.get("box_6 box_6")).toEqual(ratio(80n, 1n));
    expect(pays.get("straight_box_6 straight")).toEqual(ratio(250n, 1n));
    expect(pays.get("straight_box_6 box_6")).toEqual(ratio(40n, 1n));
    expect(pays.get("combo_6 straight")).toEqual(ratio(500n, 6n));
  });

  test("a shared tier promises no multiplier", () => {
    expect(oddsByTier(parseRule(DAILY_645_RULE))[0]?.pays).toBeNull();
  });
});

describe("expected return", () => {
  test("every Pick 3 play returns 50 %, but the 3-way and 6-way boxes 48 %", () => {
    const returns = new Map(expectedReturns(parseRule(PICK_3_RULE)).map((row) => [row.play, row.returnBps]));
    expect(Object.fromEntries(returns)).toEqual({
      straight: 5_000,
      box_3: 4_800,
      box_6: 4_800,
      straight_box_3: 4_900,
      straight_box_6: 4_900,
      combo_3: 5_000,
      combo_6: 5_000,
      front_pair: 5_000,
      back_pair: 5_000,
    });
  });

  test("a shared pool returns its part of the sales less the reserve's", () => {
    expect(expectedReturns(parseRule(DAILY_645_RULE))).toEqual([
      { play: "single", expectedReturn: ratio(49n, 100n), returnBps: 4_900 },
    ]);
  });

  test("no play returns more than the prizes' share of sales", () => {
    for (const input of [RAPID_KENO_RULE, PICK_3_RULE, PICK_4_RULE]) {
      const rule = parseRule(input);
      for (const { play, returnBps } of expectedReturns(rule)) {
        expect(returnBps, play).toBeLessThanOrEqual(rule.salesSplit.prizesBps);
        expect(returnBps, play).toBeGreaterThanOrEqual(4_800);
      }
    }
  });
});
