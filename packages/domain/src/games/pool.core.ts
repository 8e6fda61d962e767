import { excessMinor, mulDivFloor, shareByWeights } from "@sortes/domain/money";
import type { GameRule } from "./game.schema.ts";
import type { MatrixRule } from "./matrix.schema.ts";

interface PoolInput {
  jackpotInMinor: bigint;
  rolloverCount: number;
  unitsByTier: Readonly<Record<string, bigint>>;
}

interface PoolPrize {
  tier: string;
  units: bigint;
  prizePerUnitMinor: bigint;
  totalMinor: bigint;
}

interface PoolShares {
  prizes: Map<string, PoolPrize>;
  jackpotOutMinor: bigint;
  rolloverCountOut: number;
  rolledDownMinor: bigint;
  /** What the reserve adds to reach the guaranteed jackpot. */
  topUpMinor: bigint;
  /** What nobody won and no jackpot takes. */
  unwonMinor: bigint;
  breakageMinor: bigint;
}

/** A pool tier with the money set aside for it. */
interface Pot {
  tier: string;
  units: bigint;
  amountMinor: bigint;
}

/** Shares what the fixed prizes have left of the prize pool, jackpot included. In a game without pool tiers it is unwon. */
export function sharePool(rule: GameRule, leftMinor: bigint, input: PoolInput): PoolShares {
  const pots = rule.kind === "matrix" ? fillPots(rule, leftMinor, input) : [];
  if (rule.kind !== "matrix" || pots.length === 0) {
    return {
      ...payPots([], 1n),
      ...NO_JACKPOT,
      jackpotOutMinor: input.jackpotInMinor,
      unwonMinor: leftMinor,
    };
  }
  const jackpotPot = pots.find(({ tier }) => tier === rule.jackpot?.tier);
  let unwonMinor = 0n;
  for (const pot of pots) {
    if (pot === jackpotPot || pot.units > 0n) continue;
    unwonMinor += pot.amountMinor;
    pot.amountMinor = 0n;
  }
  if (!rule.jackpot || !jackpotPot) {
    return {
      ...payPots(pots, rule.prizeStepMinor),
      ...NO_JACKPOT,
      jackpotOutMinor: input.jackpotInMinor,
      unwonMinor,
    };
  }
  jackpotPot.amountMinor += input.jackpotInMinor;
  if (rule.unwonTo === "jackpot") {
    jackpotPot.amountMinor += unwonMinor;
    unwonMinor = 0n;
  }
  const recipient = rollDownRecipient(rule.jackpot, pots);
  const decision = decideJackpot(rule.jackpot, {
    potMinor: jackpotPot.amountMinor,
    isWon: jackpotPot.units > 0n,
    canRollDown: recipient !== undefined,
    rolloverCount: input.rolloverCount,
  });
  jackpotPot.amountMinor = decision.payMinor;
  if (recipient) recipient.amountMinor += decision.rollDownMinor;
  else unwonMinor += decision.rollDownMinor;
  return {
    ...payPots(pots, rule.prizeStepMinor),
    jackpotOutMinor: decision.keepMinor,
    rolloverCountOut: decision.rolloverCountOut,
    rolledDownMinor: recipient ? decision.rollDownMinor : 0n,
    topUpMinor: decision.topUpMinor,
    unwonMinor,
  };
}

const NO_JACKPOT = { rolloverCountOut: 0, rolledDownMinor: 0n, topUpMinor: 0n };

/** Pool tiers in the rule's order, highest first, each with its share; the shares sum to the whole. */
function fillPots(rule: MatrixRule, leftMinor: bigint, { unitsByTier }: PoolInput): Pot[] {
  const shares = rule.tiers.flatMap(({ tier, prize }) =>
    prize.kind === "pool" ? [{ tier, weight: BigInt(prize.shareBps) }] : [],
  );
  if (shares.length === 0) return [];
  const amounts = shareByWeights(
    leftMinor,
    shares.map(({ weight }) => weight),
  );
  return shares.map(({ tier }, index) => ({
    tier,
    units: unitsByTier[tier] ?? 0n,
    amountMinor: amounts[index] ?? 0n,
  }));
}

type Jackpot = NonNullable<MatrixRule["jackpot"]>;

/** The first tier with winners from the roll-down target on; none where the rule rolls nothing down. */
function rollDownRecipient(jackpot: Jackpot, pots: readonly Pot[]): Pot | undefined {
  const from = pots.findIndex(({ tier }) => tier === jackpot.rollDownTo);
  if (from < 0) return undefined;
  return pots.slice(from).find(({ units }) => units > 0n);
}

interface JackpotFacts {
  potMinor: bigint;
  isWon: boolean;
  /** Whether some lower pool tier has winners to take it. */
  canRollDown: boolean;
  rolloverCount: number;
}

interface JackpotDecision {
  payMinor: bigint;
  keepMinor: bigint;
  rollDownMinor: bigint;
  topUpMinor: bigint;
  rolloverCountOut: number;
}

/**
 * What becomes of the jackpot. `potMinor + topUpMinor = payMinor + keepMinor + rollDownMinor`. The guarantee is met only
 * when the jackpot is paid: until then it is a promise, not money. A jackpot that must be won, but has no winner in any
 * pool tier, stays for the next draw.
 */
function decideJackpot(jackpot: Jackpot, facts: JackpotFacts): JackpotDecision {
  const overflowMinor = excessMinor(facts.potMinor, jackpot.capMinor ?? facts.potMinor);
  const heldMinor = facts.potMinor - overflowMinor;
  const topUpMinor = excessMinor(jackpot.minimumMinor, heldMinor);
  const guaranteedMinor = heldMinor + topUpMinor;
  if (facts.isWon) {
    return {
      payMinor: guaranteedMinor,
      keepMinor: 0n,
      rollDownMinor: overflowMinor,
      topUpMinor,
      rolloverCountOut: 0,
    };
  }
  const mustBeWon =
    jackpot.mustBeWonAfterRollovers !== undefined && facts.rolloverCount >= jackpot.mustBeWonAfterRollovers;
  if (mustBeWon && facts.canRollDown) {
    const rollDownMinor = guaranteedMinor + overflowMinor;
    return { payMinor: 0n, keepMinor: 0n, rollDownMinor, topUpMinor, rolloverCountOut: 0 };
  }
  const rolloverCountOut = facts.rolloverCount + 1;
  return {
    payMinor: 0n,
    keepMinor: heldMinor,
    rollDownMinor: overflowMinor,
    topUpMinor: 0n,
    rolloverCountOut,
  };
}

/** Divides each pot among its winners, rounding a prize down to the rule's step. */
function payPots(pots: readonly Pot[], stepMinor: bigint): Pick<PoolShares, "prizes" | "breakageMinor"> {
  const prizes = new Map<string, PoolPrize>();
  let breakageMinor = 0n;
  for (const { tier, units, amountMinor } of pots) {
    const prizePerUnitMinor = units > 0n ? mulDivFloor(amountMinor, 1n, units * stepMinor) * stepMinor : 0n;
    const totalMinor = prizePerUnitMinor * units;
    breakageMinor += amountMinor - totalMinor;
    prizes.set(tier, { tier, units, prizePerUnitMinor, totalMinor });
  }
  return { prizes, breakageMinor };
}
