import { describe, expect, test } from "vitest";
import { estimateJackpotMinor, estimatePrizes } from "./estimates.core.ts";
import { parseRule } from "./game.core.ts";
import { DAILY_645_RULE, PICK_3_RULE, RAPID_KENO_RULE } from "./presets.ts";
import { computePrizes, type DrawPrizes, type PrizeInput, splitSales } from "./prizes.core.ts";

const rule = parseRule(DAILY_645_RULE);

function prizesOf(input: Partial<PrizeInput>, changes: object = {}): DrawPrizes {
  const changed = parseRule({ ...DAILY_645_RULE, ...changes });
  return computePrizes(changed, {
    stakeMinor: 100_000_00n,
    jackpotInMinor: 0n,
    rolloverCount: 0,
    unitsByTier: {},
    ...input,
  });
}

const jackpotWith = (changes: object) => ({ jackpot: { ...DAILY_645_RULE.jackpot, ...changes } });
const totalOf = (prizes: DrawPrizes, tier: string) => prizes.tiers.find((row) => row.tier === tier);

/** Sales of 100,000.00 put 50,000.00 into prizes; the reserve takes 1,000.00 and 49,000.00 is left to share. */
const LEFT_MINOR = 49_000_00n;

describe("pari-mutuel prizes", () => {
  test("sales are divided without loss", () => {
    expect(splitSales(rule, 101n)).toEqual({ prizesMinor: 51n, goodCausesMinor: 30n, operatorMinor: 20n });
  });

  test("fixed prizes come first and the tiers share the rest", () => {
    const prizes = prizesOf({ unitsByTier: { match_6: 1n, match_4: 100n, match_3: 2_000n } });
    const leftMinor = LEFT_MINOR - 2_000n * 5_00n;
    expect(totalOf(prizes, "match_3")).toMatchObject({ prizePerUnitMinor: 5_00n, totalMinor: 10_000_00n });
    expect(totalOf(prizes, "match_4")).toMatchObject({
      totalMinor: (leftMinor * 2n) / 10n,
      prizePerUnitMinor: 78_00n,
    });
  });

  test("winners of one tier share it equally, and what rounding leaves over goes to the reserve", () => {
    const prizes = prizesOf({ unitsByTier: { match_4: 3n } });
    expect(totalOf(prizes, "match_4")).toMatchObject({ prizePerUnitMinor: 3_266_60n, totalMinor: 9_799_80n });
    expect(prizes.breakageMinor).toBe(20n);
    expect(prizes.toReserveMinor).toBe(1_000_00n + 20n);
  });

  test("what nobody won goes to the jackpot, which rolls over", () => {
    const prizes = prizesOf({ jackpotInMinor: 70_000_00n, rolloverCount: 3, unitsByTier: { match_4: 10n } });
    expect(prizes.jackpotOutMinor).toBe(70_000_00n + (LEFT_MINOR * 8n) / 10n);
    expect(prizes.rolloverCountOut).toBe(4);
    expect(prizes.rolledDownMinor).toBe(0n);
  });

  test("what nobody won goes to the reserve where the rule says so", () => {
    const prizes = prizesOf({ unitsByTier: { match_4: 10n } }, { unwonTo: "reserve" });
    expect(prizes.jackpotOutMinor).toBe((LEFT_MINOR * 55n) / 100n);
    expect(prizes.toReserveMinor).toBe(1_000_00n + (LEFT_MINOR * 25n) / 100n);
  });

  test("a won jackpot starts again from nothing", () => {
    const prizes = prizesOf({ jackpotInMinor: 900_000_00n, rolloverCount: 9, unitsByTier: { match_6: 2n } });
    expect(prizes).toMatchObject({ jackpotOutMinor: 0n, rolloverCountOut: 0, fromReserveMinor: 0n });
    expect(totalOf(prizes, "match_6")?.totalMinor).toBe(900_000_00n + LEFT_MINOR);
  });

  test("the reserve makes up a won jackpot to its guarantee, and adds nothing to one that is not won", () => {
    const won = prizesOf({ stakeMinor: 100_00n, unitsByTier: { match_6: 1n } });
    expect(totalOf(won, "match_6")?.totalMinor).toBe(100_000_00n);
    expect(won.fromReserveMinor).toBe(100_000_00n - 49_00n);
    expect(prizesOf({ stakeMinor: 100_00n }).fromReserveMinor).toBe(0n);
  });

  test("what exceeds the cap rolls down to the next tier, won or not", () => {
    const cap = jackpotWith({ capMinor: 200_000_00n });
    const input = {
      jackpotInMinor: 195_000_00n,
      unitsByTier: { match_5_bonus: 1n, match_5: 1n, match_4: 1n },
    };
    const overflowMinor = 195_000_00n + (LEFT_MINOR * 55n) / 100n - 200_000_00n;
    const rolled = prizesOf(input, cap);
    expect(rolled).toMatchObject({
      jackpotOutMinor: 200_000_00n,
      rolledDownMinor: overflowMinor,
      rolloverCountOut: 1,
    });
    expect(totalOf(rolled, "match_5_bonus")?.totalMinor).toBe(LEFT_MINOR / 10n + overflowMinor);
    const won = prizesOf({ ...input, unitsByTier: { ...input.unitsByTier, match_6: 1n } }, cap);
    expect(won).toMatchObject({ jackpotOutMinor: 0n, rolledDownMinor: overflowMinor });
    expect(totalOf(won, "match_6")?.totalMinor).toBe(200_000_00n);
  });

  test("what exceeds the cap passes tiers without winners, and goes to the reserve if no tier has any", () => {
    const cap = jackpotWith({ capMinor: 100_000_00n });
    const passed = prizesOf({ jackpotInMinor: 100_000_00n, unitsByTier: { match_4: 1n } }, cap);
    expect(totalOf(passed, "match_4")?.totalMinor).toBe(LEFT_MINOR);
    const nobody = prizesOf({ jackpotInMinor: 100_000_00n }, cap);
    expect(nobody).toMatchObject({ jackpotOutMinor: 100_000_00n, rolledDownMinor: 0n });
    expect(nobody.toReserveMinor).toBe(1_000_00n + LEFT_MINOR);
  });

  test("a jackpot that must be won goes down in the draw after its last rollover, not before", () => {
    const must = jackpotWith({ mustBeWonAfterRollovers: 5 });
    const input = { jackpotInMinor: 300_000_00n, unitsByTier: { match_5: 4n } };
    expect(prizesOf({ ...input, rolloverCount: 4 }, must)).toMatchObject({
      rolledDownMinor: 0n,
      rolloverCountOut: 5,
    });
    const due = prizesOf({ ...input, rolloverCount: 5 }, must);
    expect(due).toMatchObject({ jackpotOutMinor: 0n, rolloverCountOut: 0 });
    expect(totalOf(due, "match_5")?.totalMinor).toBe(300_000_00n + LEFT_MINOR);
  });

  test("a jackpot that must be won stays when no pool tier has a winner", () => {
    const must = jackpotWith({ mustBeWonAfterRollovers: 5 });
    const prizes = prizesOf(
      { jackpotInMinor: 300_000_00n, rolloverCount: 7, unitsByTier: { match_3: 4n } },
      must,
    );
    expect(prizes).toMatchObject({ jackpotOutMinor: 300_000_00n + LEFT_MINOR - 20_00n, rolloverCountOut: 8 });
  });

  test("units in a tier the rule does not have are a bug", () => {
    expect(() => prizesOf({ unitsByTier: { match_7: 1n } })).toThrow("lacks");
  });
});

describe("fixed prizes", () => {
  test("the reserve pays what exceeds the pool and takes what the pool has left", () => {
    const pick3 = parseRule(PICK_3_RULE);
    const draw = { stakeMinor: 1_000_00n, jackpotInMinor: 0n, rolloverCount: 0 };
    const lucky = computePrizes(pick3, { ...draw, unitsByTier: { straight: 40n } });
    expect(lucky).toMatchObject({ prizePoolMinor: 500_00n, fromReserveMinor: 4_500_00n, toReserveMinor: 0n });
    const unlucky = computePrizes(pick3, { ...draw, unitsByTier: { box_6: 4n } });
    expect(unlucky).toMatchObject({ fromReserveMinor: 0n, toReserveMinor: 500_00n - 80_00n });
  });

  test("above the aggregate cap every fixed prize is reduced in the same proportion", () => {
    const keno = parseRule({ ...RAPID_KENO_RULE, fixedPrizesCapMinor: 150_000_00n });
    const draw = { stakeMinor: 1_000_00n, jackpotInMinor: 0n, rolloverCount: 0 };
    const unitsByTier = { hits_10_of_10: 2n, hits_9_of_10: 20n };
    const { tiers } = computePrizes(keno, { ...draw, unitsByTier });
    const perUnit = Object.fromEntries(tiers.map(({ tier, prizePerUnitMinor }) => [tier, prizePerUnitMinor]));
    expect(perUnit.hits_10_of_10).toBe(50_000_00n);
    expect(perUnit.hits_9_of_10).toBe(2_500_00n);
    expect(tiers.reduce((sum, { totalMinor }) => sum + totalMinor, 0n)).toBe(150_000_00n);
  });
});

describe("estimates while a draw sells", () => {
  const draw = { stakeMinor: 1_000_000_00n, jackpotInMinor: 50_000_00n, rolloverCount: 1 };

  test("the jackpot shown is at least the guarantee, and grows with the sales", () => {
    expect(estimateJackpotMinor(rule, { ...draw, stakeMinor: 0n, jackpotInMinor: 0n })).toBe(100_000_00n);
    const shown = estimateJackpotMinor(rule, draw) ?? 0n;
    const later = estimateJackpotMinor(rule, { ...draw, stakeMinor: 2_000_000_00n }) ?? 0n;
    expect(shown).toBeGreaterThan(100_000_00n);
    expect(later).toBeGreaterThan(shown);
  });

  test("every tier has a prize before anybody has bet much", () => {
    for (const { prizePerUnitMinor } of estimatePrizes(rule, draw))
      expect(prizePerUnitMinor).toBeGreaterThan(0n);
  });

  test("a game without a jackpot shows none", () => {
    expect(estimateJackpotMinor(parseRule(PICK_3_RULE), draw)).toBeNull();
  });
});
