import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  DAILY_645_RULE,
  drawResult,
  type GameRule,
  type GameRuleInput,
  PICK_3_RULE,
  parseRule,
  RAPID_KENO_RULE,
} from "../../games/index.ts";
import { randomLine, seededRandom } from "../../testing/random-plays.ts";
import { evaluateTestDraw } from "../../testing/settlement-day.ts";
import { createDrawnDraw, createTestGame, createTestPlayers } from "../../testing/settlement-fixtures.ts";
import { loadTierCounts } from "./control-count.repo.ts";

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

const fixed = (amountMinor: bigint) => ({ kind: "fixed" as const, amountMinor });
const times = (multiplier: number) => multiplier * 10_000;

/** Small pools, so that lines win in every tier and in many at once. */
const DENSE_SAME: GameRuleInput = {
  ...DAILY_645_RULE,
  main: { count: 6, max: 14 },
  bonus: { source: "same", count: 2 },
};
const DENSE_OWN: GameRuleInput = {
  kind: "matrix",
  currency: "EUR",
  salesSplit: DAILY_645_RULE.salesSplit,
  main: { count: 3, max: 9 },
  bonus: { source: "own", count: 2, max: 6 },
  basePriceMinor: 1_00n,
  bets: { single: {}, system: { mainMax: 6, bonusMax: 4 }, banker: { mainMax: 6, bonusMax: 4 } },
  combinationsMax: 500,
  tiers: [
    { tier: "all", main: 3, bonus: 2, prize: fixed(50_00n) },
    { tier: "three_one", main: 3, bonus: 1, prize: fixed(20_00n) },
    { tier: "two", main: 2, bonus: "any", prize: fixed(2_00n) },
    { tier: "stars", main: 0, bonus: 2, prize: fixed(1_00n) },
  ],
};
const NO_BONUS: GameRuleInput = {
  ...DENSE_OWN,
  bonus: undefined,
  bets: { single: {}, system: { mainMax: 7 }, banker: { mainMax: 7 } },
  tiers: [
    { tier: "three", main: 3, bonus: 0, prize: fixed(20_00n) },
    { tier: "two", main: 2, bonus: "any", prize: fixed(2_00n) },
  ],
};
const PICK_4: GameRuleInput = {
  ...PICK_3_RULE,
  count: 4,
  bets: {
    ...PICK_3_RULE.bets,
    box: {
      pays: [
        { ways: 4, paysBps: times(1_200) },
        { ways: 6, paysBps: times(800) },
        { ways: 12, paysBps: times(400) },
        { ways: 24, paysBps: times(200) },
      ],
    },
  },
};
/** Without straight/box a unit is a whole step of the stake and not half of it. */
const WHOLE_STEPS: GameRuleInput = {
  ...PICK_3_RULE,
  bets: { straight: { paysBps: times(500) }, combo: {}, front_pair: { paysBps: times(50) } },
};

const RULES: Record<string, GameRuleInput> = {
  "a 6/45 with a bonus ball": DAILY_645_RULE,
  "a dense lotto with two bonus balls of the same drum": DENSE_SAME,
  "a dense lotto with a bonus pool of its own": DENSE_OWN,
  "a lotto without bonus": NO_BONUS,
  "three digits": PICK_3_RULE,
  "four digits": PICK_4,
  "three digits without straight/box": WHOLE_STEPS,
  keno: RAPID_KENO_RULE,
};

/** Four-digit results that cover every way of boxing, and one that cannot be boxed. */
const DIGITS_4 = [
  [1, 1, 1, 2],
  [1, 1, 2, 2],
  [1, 1, 2, 3],
  [1, 2, 3, 4],
  [5, 5, 5, 5],
];

async function countTwice(rule: GameRule, seed: number, options: { digits?: number[]; tickets: number }) {
  const { db } = testDatabase;
  const random = seededRandom(seed);
  const game = await createTestGame(db, rule);
  const players = await createTestPlayers(db, 3);
  const result = options.digits
    ? { kind: "digits" as const, digits: options.digits }
    : drawResult(rule, random);
  // Half of the digits are taken from the result, or four of them would hardly ever win.
  const line = () => {
    const drawn = randomLine(rule, random);
    if (drawn.kind !== "digits" || result.kind !== "digits") return drawn;
    const digits = drawn.picks.digits.map((digit) => {
      const likely = result.digits[random(result.digits.length)] ?? digit;
      return random(2) === 0 ? likely : digit;
    });
    const isBoxed = ["box", "straight_box", "combo"].includes(drawn.betType);
    return isBoxed && new Set(digits).size === 1 ? drawn : { ...drawn, picks: { digits } };
  };
  const tickets = Array.from({ length: options.tickets }, (_, index) => ({
    playerId: players[index % players.length] ?? "",
    lines: Array.from({ length: 1 + random(4) }, line),
  }));
  const drawId = await createDrawnDraw(db, game, { tickets, result });
  await evaluateTestDraw(db, drawId);
  return db.tx((tx) => loadTierCounts(tx, drawId, rule.kind));
}

describe("the evaluator in SQL", () => {
  it.each(Object.entries(RULES))("agrees line by line on %s", async (_name, input) => {
    const counts = await countTwice(parseRule(input), 20_261_121, { tickets: 800 });
    expect(counts.length).toBeGreaterThan(0);
    for (const { tier, units, controlUnits, differingLines } of counts) {
      expect({ tier, controlUnits, differingLines }).toEqual({
        tier,
        controlUnits: units,
        differingLines: 0n,
      });
    }
  });

  it.each(DIGITS_4)("agrees on every bet type when %i%i%i%i is drawn", async (...digits) => {
    const counts = await countTwice(parseRule(PICK_4), 7, { digits, tickets: 500 });
    const won = new Set(counts.map(({ tier }) => tier));
    expect(won).toContain("straight");
    expect([...won].some((tier) => tier.startsWith("box_"))).toBe(new Set(digits).size > 1);
    for (const { tier, units, controlUnits, differingLines } of counts) {
      expect({ tier, controlUnits, differingLines }).toEqual({
        tier,
        controlUnits: units,
        differingLines: 0n,
      });
    }
  });
});
