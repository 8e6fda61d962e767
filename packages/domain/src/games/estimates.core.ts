import { oddsOfLine, priceLineMinor, samplePlays, tiersOf } from "./game.core.ts";
import type { GameRule } from "./game.schema.ts";
import { computePrizes, type PrizeInput, type TierPrize } from "./prizes.core.ts";

/** A draw that is still selling: what is known of it before anyone has won. */
export type OpenDraw = Omit<PrizeInput, "unitsByTier">;

/**
 * The prizes a draw would pay if it closed now and everyone's luck were average. A shared tier counts at least one
 * winner, so that its figure is what a single winner would get; fixed prizes are what they are.
 */
export function estimatePrizes(rule: GameRule, draw: OpenDraw): TierPrize[] {
  return computePrizes(rule, { ...draw, unitsByTier: expectedUnits(rule, draw) }).tiers;
}

/** What one winner of the jackpot would get if the draw closed now, guarantee and cap applied; null without a jackpot. */
export function estimateJackpotMinor(rule: GameRule, draw: OpenDraw): bigint | null {
  if (rule.kind !== "matrix" || !rule.jackpot) return null;
  const { tier } = rule.jackpot;
  const unitsByTier = { ...expectedUnits(rule, draw), [tier]: 1n };
  const prizes = computePrizes(rule, { ...draw, unitsByTier });
  return prizes.tiers.find((prize) => prize.tier === tier)?.prizePerUnitMinor ?? null;
}

/** The mean number of units in each tier if all sales so far were single combinations. Free stakes give no such mean. */
function expectedUnits(rule: GameRule, { stakeMinor }: OpenDraw): Record<string, bigint> {
  const [sample] = rule.kind === "matrix" ? samplePlays(rule) : [];
  if (!sample) return {};
  const plays = stakeMinor / priceLineMinor(rule, sample.line);
  const means = new Map(
    oddsOfLine(rule, sample.line).map(({ tier, expectedUnits: mean }) => [
      tier,
      (mean.numerator * plays) / mean.denominator,
    ]),
  );
  const units: Record<string, bigint> = {};
  for (const { tier, fixedPrizeMinor } of tiersOf(rule)) {
    const mean = means.get(tier) ?? 0n;
    units[tier] = fixedPrizeMinor === null && mean === 0n ? 1n : mean;
  }
  return units;
}
