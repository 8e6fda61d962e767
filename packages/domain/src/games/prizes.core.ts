import { assertInvariant } from "@sortes/domain/errors";
import { BPS_WHOLE, excessMinor, mulDivFloor, shareByWeights, sumMinor } from "@sortes/domain/money";
import { tiersOf } from "./game.core.ts";
import type { GameRule } from "./game.schema.ts";
import type { Tier } from "./kind-engine.types.ts";
import { sharePool } from "./pool.core.ts";

export interface PrizeInput {
  /** All stakes of the draw. */
  stakeMinor: bigint;
  /** What the jackpot carried into this draw; 0 for a game without one. */
  jackpotInMinor: bigint;
  /** Draws in a row that have not paid the jackpot. */
  rolloverCount: number;
  /** Units won in each tier over all tickets; absent tiers have none. */
  unitsByTier: Readonly<Record<string, bigint>>;
}

export interface TierPrize {
  tier: string;
  units: bigint;
  /** The prize of one unit. 0 in a pool tier that nobody won. */
  prizePerUnitMinor: bigint;
  totalMinor: bigint;
}

/**
 * Where the money of a draw goes. It always balances:
 * `prizePoolMinor + jackpotInMinor + fromReserveMinor = Σ tiers.totalMinor + jackpotOutMinor + toReserveMinor`.
 */
export interface DrawPrizes {
  /** The prizes' share of the stakes. */
  prizePoolMinor: bigint;
  jackpotInMinor: bigint;
  /** What the reserve must add for the guaranteed jackpot and for fixed prizes beyond the pool. */
  fromReserveMinor: bigint;
  /** Every tier of the rule, highest first. */
  tiers: TierPrize[];
  /** What the jackpot carries into the next draw. */
  jackpotOutMinor: bigint;
  rolloverCountOut: number;
  /** The part of the jackpot that went down to lower tiers. */
  rolledDownMinor: bigint;
  /** The reserve's share, unwon shares, breakage, and what fixed-odds games did not pay out. */
  toReserveMinor: bigint;
  /** The part of `toReserveMinor` that rounding prizes down left over. */
  breakageMinor: bigint;
}

/** Divides sales between prizes, good causes and the operator; the parts sum to the whole. */
export function splitSales(
  rule: GameRule,
  stakeMinor: bigint,
): { prizesMinor: bigint; goodCausesMinor: bigint; operatorMinor: bigint } {
  const { prizesBps, goodCausesBps, operatorBps } = rule.salesSplit;
  const weights = [prizesBps, goodCausesBps, operatorBps].map(BigInt);
  const [prizesMinor = 0n, goodCausesMinor = 0n, operatorMinor = 0n] = shareByWeights(stakeMinor, weights);
  return { prizesMinor, goodCausesMinor, operatorMinor };
}

/**
 * Computes every prize of a draw from its sales and its winners. Fixed prizes come first out of the pool, and the reserve
 * makes up what the pool lacks; pool tiers share what is left. Shared prizes are rounded down, so prizes never exceed
 * the money there is; the rest goes to the reserve.
 */
export function computePrizes(rule: GameRule, input: PrizeInput): DrawPrizes {
  const tiers = tiersOf(rule);
  assertKnownTiers(tiers, input);
  const prizePoolMinor = splitSales(rule, input.stakeMinor).prizesMinor;
  const fixed = fixedPrizes(rule, tiers, input);
  const fixedMinor = sumMinor([...fixed.values()].map(({ totalMinor }) => totalMinor));
  const reserveMinor =
    rule.kind === "matrix" ? mulDivFloor(prizePoolMinor, BigInt(rule.reserveBps), BPS_WHOLE) : 0n;
  const availableMinor = prizePoolMinor - reserveMinor;
  const shortMinor = excessMinor(fixedMinor, availableMinor);
  const leftMinor = availableMinor + shortMinor - fixedMinor;
  const pool = sharePool(rule, leftMinor, input);
  const prizes: DrawPrizes = {
    prizePoolMinor,
    jackpotInMinor: input.jackpotInMinor,
    fromReserveMinor: shortMinor + pool.topUpMinor,
    tiers: tiers.map(({ tier }) => {
      const prize = fixed.get(tier) ?? pool.prizes.get(tier);
      return prize ?? { tier, units: 0n, prizePerUnitMinor: 0n, totalMinor: 0n };
    }),
    jackpotOutMinor: pool.jackpotOutMinor,
    rolloverCountOut: pool.rolloverCountOut,
    rolledDownMinor: pool.rolledDownMinor,
    toReserveMinor: reserveMinor + pool.unwonMinor + pool.breakageMinor,
    breakageMinor: pool.breakageMinor,
  };
  assertBalanced(prizes);
  return prizes;
}

/** Fixed prizes, each reduced in proportion and rounded down where together they pass the rule's aggregate cap. */
function fixedPrizes(
  rule: GameRule,
  tiers: readonly Tier[],
  { unitsByTier }: PrizeInput,
): Map<string, TierPrize> {
  const dueMinor = sumMinor(
    tiers.map(({ tier, fixedPrizeMinor }) => (unitsByTier[tier] ?? 0n) * (fixedPrizeMinor ?? 0n)),
  );
  const capMinor = rule.fixedPrizesCapMinor ?? dueMinor;
  const prizes = new Map<string, TierPrize>();
  for (const { tier, fixedPrizeMinor } of tiers) {
    if (fixedPrizeMinor === null) continue;
    const units = unitsByTier[tier] ?? 0n;
    const prizePerUnitMinor =
      dueMinor > capMinor ? mulDivFloor(fixedPrizeMinor, capMinor, dueMinor) : fixedPrizeMinor;
    prizes.set(tier, { tier, units, prizePerUnitMinor, totalMinor: units * prizePerUnitMinor });
  }
  return prizes;
}

function assertKnownTiers(tiers: readonly Tier[], { unitsByTier }: PrizeInput): void {
  for (const [tier, units] of Object.entries(unitsByTier)) {
    assertInvariant(
      tiers.some((known) => known.tier === tier),
      "units are counted in a tier the rule lacks",
      { tier },
    );
    assertInvariant(units >= 0n, "a tier has negative units", { tier, units });
  }
}

function assertBalanced(prizes: DrawPrizes): void {
  const paidMinor = sumMinor(prizes.tiers.map(({ totalMinor }) => totalMinor));
  const inMinor = prizes.prizePoolMinor + prizes.jackpotInMinor + prizes.fromReserveMinor;
  const outMinor = paidMinor + prizes.jackpotOutMinor + prizes.toReserveMinor;
  assertInvariant(inMinor === outMinor, "the money of a draw does not balance", { inMinor, outMinor });
}
