import { assertInvariant } from "@sortes/domain/errors";
import { BPS_WHOLE } from "@sortes/domain/money";

/** An exact rational number in lowest terms, not negative. Odds are kept so until a person reads them. */
export interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

export const ZERO_RATIO: Ratio = { numerator: 0n, denominator: 1n };

export function ratio(numerator: bigint, denominator: bigint): Ratio {
  assertInvariant(
    numerator >= 0n && denominator > 0n,
    "a ratio is not negative and its denominator is not zero",
  );
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function addRatio(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function scaleRatio(value: Ratio, numerator: bigint, denominator: bigint): Ratio {
  return ratio(value.numerator * numerator, value.denominator * denominator);
}

/**
 * The "x" of published odds "1 : x" as a decimal string, halves rounded up: 3/1000 is "333", and "333.33" with two
 * decimals. Null for what cannot happen.
 */
export function oneIn(odds: Ratio, decimals = 0): string | null {
  if (odds.numerator === 0n) return null;
  const scale = 10n ** BigInt(decimals);
  const scaled = (2n * odds.denominator * scale + odds.numerator) / (2n * odds.numerator);
  if (decimals === 0) return scaled.toString();
  const digits = scaled.toString().padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A ratio in basis points, rounded down. */
export function ratioBps(value: Ratio): number {
  return Number((value.numerator * BPS_WHOLE) / value.denominator);
}

/** n! / (k! (n − k)!): the ways to choose `k` of `n`, and 0 where there is none. */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  const row = pascalRow(n);
  return row[k] ?? 0n;
}

const pascal: bigint[][] = [[1n]];

/** Pools have at most 99 numbers, so the triangle is small; evaluation asks for it millions of times a draw. */
function pascalRow(n: number): bigint[] {
  for (let size = pascal.length; size <= n; size++) {
    const above = pascal[size - 1] ?? [];
    pascal.push(Array.from({ length: size + 1 }, (_, k) => (above[k - 1] ?? 0n) + (above[k] ?? 0n)));
  }
  return pascal[n] ?? [];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
