import { sumMinor } from "@sortes/domain/money";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineArbitrary, RULES, resultArbitrary } from "./arbitraries.ts";
import {
  decideLine,
  drawResult,
  evaluateLine,
  isPossibleResult,
  matchesOf,
  parseLine,
  parseRule,
  priceLineMinor,
  tiersOf,
} from "./game.core.ts";
import type { GameRule } from "./game.schema.ts";
import { DAILY_645_RULE } from "./presets.ts";
import { computePrizes, splitSales } from "./prizes.core.ts";

/** Daily 6/45 with every knob of its prize model turned at random. */
const pariMutuelRule: fc.Arbitrary<GameRule> = fc
  .record({
    reserveBps: fc.nat({ max: 3_000 }),
    unwonTo: fc.constantFrom("jackpot", "reserve"),
    prizeStepMinor: fc.constantFrom(1, 5, 10, 100),
    fixedPrizesCapMinor: fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: undefined }),
    minimumMinor: fc.nat({ max: 1_000_000 }),
    capMinor: fc.option(fc.integer({ min: 1_000_000, max: 50_000_000 }), { nil: undefined }),
    rollDownTo: fc.constantFrom("match_5_bonus", "match_5", "match_4"),
    mustBeWonAfterRollovers: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  })
  .map(({ minimumMinor, capMinor, rollDownTo, mustBeWonAfterRollovers, ...knobs }) =>
    parseRule({
      ...DAILY_645_RULE,
      ...knobs,
      jackpot: { tier: "match_6", minimumMinor, capMinor, rollDownTo, mustBeWonAfterRollovers },
    }),
  );

/** One draw's sales and winners; most tiers of a draw have few, and often none. */
const drawArbitrary = fc.record({
  stakeMinor: fc.bigInt({ min: 0n, max: 10_000_000_00n }),
  units: fc.array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 50_000n })), {
    minLength: 5,
    maxLength: 5,
  }),
});

describe("the money of draws", () => {
  // 2,500 games of 40 draws each: 100,000 computations.
  test("always balances through rollover, cap, roll-down and guarantee", { timeout: 60_000 }, () => {
    const history = fc.array(drawArbitrary, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(pariMutuelRule, history, (rule, draws) => {
        if (rule.kind !== "matrix" || !rule.jackpot) throw new TypeError("not a jackpot game");
        let jackpotInMinor = 0n;
        let rolloverCount = 0;
        let soldMinor = 0n;
        let paidMinor = 0n;
        let reserveMinor = 0n;
        for (const { stakeMinor, units } of draws) {
          const unitsByTier = Object.fromEntries(
            rule.tiers.map(({ tier }, index) => [tier, units[index] ?? 0n]),
          );
          const prizes = computePrizes(rule, { stakeMinor, jackpotInMinor, rolloverCount, unitsByTier });
          const drawPaidMinor = sumMinor(prizes.tiers.map(({ totalMinor }) => totalMinor));
          if (drawPaidMinor > prizes.prizePoolMinor + jackpotInMinor + prizes.fromReserveMinor) {
            throw new Error("prizes exceed the pool");
          }
          for (const tier of prizes.tiers) {
            if (tier.totalMinor !== tier.units * tier.prizePerUnitMinor)
              throw new Error("a tier does not add up");
          }
          if (prizes.jackpotOutMinor > (rule.jackpot.capMinor ?? prizes.jackpotOutMinor))
            throw new Error("over the cap");
          if (prizes.jackpotOutMinor > 0n && prizes.rolloverCountOut !== rolloverCount + 1) {
            throw new Error("a jackpot that stays is a rollover");
          }
          soldMinor += prizes.prizePoolMinor;
          paidMinor += drawPaidMinor;
          reserveMinor += prizes.toReserveMinor - prizes.fromReserveMinor;
          jackpotInMinor = prizes.jackpotOutMinor;
          rolloverCount = prizes.rolloverCountOut;
        }
        expect(paidMinor + reserveMinor + jackpotInMinor).toBe(soldMinor);
      }),
      { numRuns: 2_500 },
    );
  });

  test("sales are divided without loss in every game", () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), fc.bigInt({ min: 0n, max: 10n ** 15n }), (rule, stakeMinor) => {
        expect(sumMinor(Object.values(splitSales(rule, stakeMinor)))).toBe(stakeMinor);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe.each(
  RULES.map((rule) => [`${rule.kind} in ${rule.currency}, ${tiersOf(rule).length} tiers`, rule] as const),
)("%s", (_name, rule) => {
  test("every generated line is valid, has a price, and reads back from JSON unchanged", () => {
    fc.assert(
      fc.property(lineArbitrary(rule), (generated) => {
        const line = parseLine(generated);
        expect(decideLine(rule, line)).toMatchObject({
          isValid: true,
          priceMinor: priceLineMinor(rule, line),
        });
        const text = JSON.stringify(line, (_key, value) =>
          typeof value === "bigint" ? value.toString() : value,
        );
        expect(parseLine(JSON.parse(text))).toEqual(line);
      }),
    );
  });

  test("every draw is possible, and what it pays is a tier of the rule", () => {
    const tiers = new Set(tiersOf(rule).map(({ tier }) => tier));
    fc.assert(
      fc.property(lineArbitrary(rule), resultArbitrary(rule), (line, result) => {
        expect(isPossibleResult(rule, result)).toBe(true);
        for (const { tier, units } of evaluateLine(rule, line, result)) {
          expect(tiers).toContain(tier);
          expect(units).toBeGreaterThan(0n);
        }
        expect(matchesOf(line, result).kind).toBe(rule.kind);
      }),
      { numRuns: 500 },
    );
  });

  test("the same random source draws the same result", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (words) => {
        const source = () => {
          const left = [...words];
          return (maxExclusive: number) => (left.shift() ?? 0) % maxExclusive;
        };
        expect(drawResult(rule, source())).toEqual(drawResult(rule, source()));
      }),
    );
  });
});
