import type { GameRuleInput } from "./game.schema.ts";

/** The rules of the games a new installation starts with, as data; `parseRule` turns them into rules. */

const times = (multiplier: number): number => multiplier * 10_000;

/** Pari-mutuel lotto with a rolling jackpot; the bonus ball comes from the same drum. */
export const DAILY_645_RULE = {
  kind: "matrix",
  currency: "EUR",
  salesSplit: { prizesBps: 5_000, goodCausesBps: 3_000, operatorBps: 2_000 },
  main: { count: 6, max: 45 },
  bonus: { source: "same", count: 1 },
  basePriceMinor: 1_00n,
  bets: { single: {}, system: { mainMax: 12 }, banker: { mainMax: 12 } },
  combinationsMax: 924,
  tiers: [
    { tier: "match_6", main: 6, bonus: "any", prize: { kind: "pool", shareBps: 5_500 } },
    { tier: "match_5_bonus", main: 5, bonus: 1, prize: { kind: "pool", shareBps: 1_000 } },
    { tier: "match_5", main: 5, bonus: 0, prize: { kind: "pool", shareBps: 1_500 } },
    { tier: "match_4", main: 4, bonus: "any", prize: { kind: "pool", shareBps: 2_000 } },
    { tier: "match_3", main: 3, bonus: "any", prize: { kind: "fixed", amountMinor: 5_00n } },
  ],
  reserveBps: 200,
  unwonTo: "jackpot",
  prizeStepMinor: 10n,
  jackpot: {
    tier: "match_6",
    minimumMinor: 100_000_00n,
    capMinor: 20_000_000_00n,
    rollDownTo: "match_5_bonus",
    mustBeWonAfterRollovers: 60,
  },
} satisfies GameRuleInput;

/** Fixed odds with every bet type of three digits, and a limit of liability on each of the 1,000 outcomes. */
export const PICK_3_RULE = {
  kind: "digits",
  currency: "EUR",
  salesSplit: { prizesBps: 5_000, goodCausesBps: 3_000, operatorBps: 2_000 },
  count: 3,
  stake: { minMinor: 50n, maxMinor: 20_00n, stepMinor: 50n },
  bets: {
    straight: { paysBps: times(500) },
    box: {
      pays: [
        { ways: 3, paysBps: times(160) },
        { ways: 6, paysBps: times(80) },
      ],
    },
    straight_box: {},
    combo: {},
    front_pair: { paysBps: times(50) },
    back_pair: { paysBps: times(50) },
  },
  liability: { limitMinor: 100_000_00n, restrictedStakeMaxMinor: 1_00n },
} satisfies GameRuleInput;

/** What each number of hits pays for each number of spots, as multiples of the stake. */
const KENO_PAYS: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  1: { 1: 2 },
  2: { 2: 10 },
  3: { 3: 23, 2: 2 },
  4: { 4: 55, 3: 5, 2: 1 },
  5: { 5: 300, 4: 20, 3: 2 },
  6: { 6: 1_000, 5: 55, 4: 6, 3: 1 },
  7: { 7: 5_000, 6: 100, 5: 20, 4: 2, 0: 1 },
  8: { 8: 10_000, 7: 550, 6: 75, 5: 6, 0: 2 },
  9: { 9: 30_000, 8: 3_000, 7: 125, 6: 20, 5: 5, 0: 2 },
  10: { 10: 100_000, 9: 5_000, 8: 300, 7: 45, 6: 10, 5: 2, 0: 5 },
};

/** Twenty of eighty numbers, every five minutes; one draw's prizes together stop at a million. */
export const RAPID_KENO_RULE = {
  kind: "keno",
  currency: "EUR",
  salesSplit: { prizesBps: 6_200, goodCausesBps: 2_000, operatorBps: 1_800 },
  pool: 80,
  drawn: 20,
  stake: { minMinor: 1_00n, maxMinor: 20_00n, stepMinor: 1_00n },
  paytable: Object.entries(KENO_PAYS).flatMap(([spots, row]) =>
    Object.entries(row).map(([hits, multiplier]) => ({
      spots: Number(spots),
      hits: Number(hits),
      paysBps: times(multiplier),
    })),
  ),
  fixedPrizesCapMinor: 1_000_000_00n,
} satisfies GameRuleInput;
