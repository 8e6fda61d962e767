import { BPS_WHOLE } from "@sortes/domain/money";
import { oddsOfLine, priceLineMinor, samplePlays, tiersOf } from "./game.core.ts";
import type { GameRule, Line } from "./game.schema.ts";
import { addRatio, oneIn, type Ratio, ratio, ratioBps, scaleRatio, ZERO_RATIO } from "./ratio.core.ts";

/** One row of a game's published odds. */
export interface OddsRow {
  /** What is played: "single", "straight", "box_6", "spots_10". */
  play: string;
  tier: string;
  /** The exact probability. */
  odds: Ratio;
  /** The "x" of "1 : x" as published, without decimals. */
  oneIn: string;
  /** What the tier pays for each minor unit staked on the play, where the odds are fixed; null where a pool is shared. */
  pays: Ratio | null;
}

/** The odds of every play and tier of a rule, for the game's page. */
export function oddsByTier(rule: GameRule): OddsRow[] {
  const fixedPrizes = fixedPrizesOf(rule);
  return samplePlays(rule).flatMap(({ play, line }) =>
    oddsOfLine(rule, line).map(({ tier, odds, expectedUnits }) => {
      const prizeMinor = fixedPrizes.get(tier) ?? null;
      // Every win of a sample play has the same units, so the mean over the winning results is that number.
      const units = ratio(
        expectedUnits.numerator * odds.denominator,
        expectedUnits.denominator * odds.numerator,
      );
      const pays = prizeMinor === null ? null : scaleRatio(units, prizeMinor, priceLineMinor(rule, line));
      return { play, tier, odds, oneIn: oneIn(odds) ?? "", pays };
    }),
  );
}

/** The expected return of one play as an exact share of its price. */
export interface PlayReturn {
  play: string;
  expectedReturn: Ratio;
  /** The same in basis points, rounded down. */
  returnBps: number;
}

/**
 * What players get back in the long run. Where a pool is shared it is the share of sales that the rule puts into prizes,
 * less the reserve's: every unit of it is won sooner or later. Where the odds are fixed it follows from each play's odds.
 */
export function expectedReturns(rule: GameRule): PlayReturn[] {
  return samplePlays(rule).map(({ play, line }) => {
    const expectedReturn = sharesPool(rule) ? pooledReturn(rule) : expectedReturnOfLine(rule, line);
    return { play, expectedReturn, returnBps: ratioBps(expectedReturn) };
  });
}

/** The mean of all fixed prizes that a valid line wins, as a share of its price; shared prizes count nothing here. */
export function expectedReturnOfLine(rule: GameRule, line: Line): Ratio {
  const fixedPrizes = fixedPrizesOf(rule);
  const priceMinor = priceLineMinor(rule, line);
  return oddsOfLine(rule, line)
    .map(({ tier, expectedUnits }) => scaleRatio(expectedUnits, fixedPrizes.get(tier) ?? 0n, priceMinor))
    .reduce(addRatio, ZERO_RATIO);
}

function fixedPrizesOf(rule: GameRule): Map<string, bigint | null> {
  return new Map(tiersOf(rule).map(({ tier, fixedPrizeMinor }) => [tier, fixedPrizeMinor]));
}

function sharesPool(rule: GameRule): boolean {
  return tiersOf(rule).some(({ fixedPrizeMinor }) => fixedPrizeMinor === null);
}

function pooledReturn(rule: GameRule): Ratio {
  const reserveBps = rule.kind === "matrix" ? rule.reserveBps : 0;
  return ratio(BigInt(rule.salesSplit.prizesBps) * BigInt(10_000 - reserveBps), BPS_WHOLE * BPS_WHOLE);
}
