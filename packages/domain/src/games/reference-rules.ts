import type { GameRuleInput } from "./game.schema.ts";

/**
 * Rules of well-known lotteries, whose published odds the engine must reproduce. Only their numbers and tiers matter
 * here; the division of sales is a plain half.
 */

const half = { prizesBps: 5_000, goodCausesBps: 2_500, operatorBps: 2_500 };
const fixed = (amountMinor: bigint) => ({ kind: "fixed" as const, amountMinor });
const pool = (shareBps: number) => ({ kind: "pool" as const, shareBps });

/** https://www.powerball.com/powerball-prize-chart */
export const POWERBALL_RULE = {
  kind: "matrix",
  currency: "USD",
  salesSplit: half,
  main: { count: 5, max: 69 },
  bonus: { source: "own", count: 1, max: 26 },
  basePriceMinor: 2_00n,
  bets: { single: {}, system: { mainMax: 10, bonusMax: 5 }, banker: { mainMax: 10, bonusMax: 5 } },
  combinationsMax: 5_000,
  tiers: [
    { tier: "match_5_1", main: 5, bonus: 1, prize: pool(10_000) },
    { tier: "match_5_0", main: 5, bonus: 0, prize: fixed(1_000_000_00n) },
    { tier: "match_4_1", main: 4, bonus: 1, prize: fixed(50_000_00n) },
    { tier: "match_4_0", main: 4, bonus: 0, prize: fixed(100_00n) },
    { tier: "match_3_1", main: 3, bonus: 1, prize: fixed(100_00n) },
    { tier: "match_3_0", main: 3, bonus: 0, prize: fixed(7_00n) },
    { tier: "match_2_1", main: 2, bonus: 1, prize: fixed(7_00n) },
    { tier: "match_1_1", main: 1, bonus: 1, prize: fixed(4_00n) },
    { tier: "match_0_1", main: 0, bonus: 1, prize: fixed(4_00n) },
  ],
  unwonTo: "jackpot",
  jackpot: { tier: "match_5_1", minimumMinor: 20_000_000_00n },
} satisfies GameRuleInput;

/** https://www.euro-millions.com/odds-of-winning */
export const EUROMILLIONS_RULE = {
  kind: "matrix",
  currency: "EUR",
  salesSplit: half,
  main: { count: 5, max: 50 },
  bonus: { source: "own", count: 2, max: 12 },
  basePriceMinor: 2_50n,
  bets: { single: {}, system: { mainMax: 10, bonusMax: 5 } },
  combinationsMax: 5_000,
  tiers: [
    { tier: "match_5_2", main: 5, bonus: 2, prize: pool(5_556) },
    { tier: "match_5_1", main: 5, bonus: 1, prize: pool(290) },
    { tier: "match_5_0", main: 5, bonus: 0, prize: pool(68) },
    { tier: "match_4_2", main: 4, bonus: 2, prize: pool(21) },
    { tier: "match_4_1", main: 4, bonus: 1, prize: pool(39) },
    { tier: "match_3_2", main: 3, bonus: 2, prize: pool(41) },
    { tier: "match_4_0", main: 4, bonus: 0, prize: pool(29) },
    { tier: "match_2_2", main: 2, bonus: 2, prize: pool(144) },
    { tier: "match_3_1", main: 3, bonus: 1, prize: pool(161) },
    { tier: "match_3_0", main: 3, bonus: 0, prize: pool(300) },
    { tier: "match_1_2", main: 1, bonus: 2, prize: pool(363) },
    { tier: "match_2_1", main: 2, bonus: 1, prize: pool(1_144) },
    { tier: "match_2_0", main: 2, bonus: 0, prize: pool(1_844) },
  ],
  reserveBps: 1_000,
  unwonTo: "reserve",
  jackpot: {
    tier: "match_5_2",
    minimumMinor: 17_000_000_00n,
    capMinor: 250_000_000_00n,
    rollDownTo: "match_5_1",
    mustBeWonAfterRollovers: 5,
  },
} satisfies GameRuleInput;

/** https://www.megamillions.com/how-to-play: one Mega Ball of 24 since 2025 */
export const MEGA_MILLIONS_RULE = {
  ...POWERBALL_RULE,
  main: { count: 5, max: 70 },
  bonus: { source: "own", count: 1, max: 24 },
  basePriceMinor: 5_00n,
  jackpot: { tier: "match_5_1", minimumMinor: 50_000_000_00n },
} satisfies GameRuleInput;

const times = (multiplier: number) => multiplier * 10_000;

/** The usual table of four-digit games: half of each play's fair price comes back. */
export const PICK_4_RULE = {
  kind: "digits",
  currency: "USD",
  salesSplit: half,
  count: 4,
  stake: { minMinor: 50n, maxMinor: 5_00n, stepMinor: 50n },
  bets: {
    straight: { paysBps: times(5_000) },
    box: {
      pays: [
        { ways: 24, paysBps: times(200) },
        { ways: 12, paysBps: times(400) },
        { ways: 6, paysBps: times(800) },
        { ways: 4, paysBps: times(1_200) },
      ],
    },
    straight_box: {},
    combo: {},
    front_pair: { paysBps: times(50) },
    back_pair: { paysBps: times(50) },
  },
} satisfies GameRuleInput;
