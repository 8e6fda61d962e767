import { assertInvariant } from "@sortes/domain/errors";

/** Basis points in one whole. */
export const BPS_WHOLE = 10_000n;

/** `value × numerator ÷ denominator`, rounded down. For amounts that are not negative. */
export function mulDivFloor(value: bigint, numerator: bigint, denominator: bigint): bigint {
  assertInvariant(
    value >= 0n && numerator >= 0n && denominator > 0n,
    "mulDivFloor: negative or zero operand",
  );
  return (value * numerator) / denominator;
}

/** `value × numerator ÷ denominator`, a half going to the even neighbour, so that many roundings do not drift. */
export function mulDivHalfEven(value: bigint, numerator: bigint, denominator: bigint): bigint {
  const floor = mulDivFloor(value, numerator, denominator);
  const twiceRest = 2n * (value * numerator - floor * denominator);
  const roundsUp = twiceRest > denominator || (twiceRest === denominator && floor % 2n === 1n);
  return roundsUp ? floor + 1n : floor;
}

/** By how much an amount exceeds a threshold; 0 if it does not. */
export function excessMinor(amountMinor: bigint, thresholdMinor: bigint): bigint {
  return amountMinor > thresholdMinor ? amountMinor - thresholdMinor : 0n;
}

export function sumMinor(amounts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/**
 * Divides a whole in proportion to weights; the parts sum exactly to the whole. Each part is rounded down and the
 * units left over go one by one to the largest remainders (Hamilton's method), earlier parts first among equals.
 */
export function shareByWeights(totalMinor: bigint, weights: readonly bigint[]): bigint[] {
  const weightTotal = sumMinor(weights);
  assertInvariant(weightTotal > 0n, "shareByWeights: the weights sum to zero");
  const parts = weights.map((weight) => mulDivFloor(totalMinor, weight, weightTotal));
  const leftOver = Number(totalMinor - sumMinor(parts));
  const remainders = weights
    .map((weight, index) => ({ index, remainder: (totalMinor * weight) % weightTotal }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of remainders.slice(0, leftOver)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}
