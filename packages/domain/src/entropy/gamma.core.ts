import { assertInvariant } from "../errors/index.ts";

/** Both expansions shrink by orders of magnitude a step near their border; far from it the other one is taken. */
const STEPS_MAX = 10_000;
const PRECISION = 1e-15;
/** Stands for a zero that Lentz's method would divide by. */
const TINY = 1e-300;

/** Lanczos's approximation with g = 7 and nine terms: 15 digits for every positive x. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
  assertInvariant(x > 0, "the gamma function is asked outside its range", { x });
  const [first, ...rest] = LANCZOS;
  const series = rest.reduce<number>((sum, term, index) => sum + term / (x + index), first);
  const base = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/**
 * The upper regularised incomplete gamma function Q(a, x), a > 0, x ≥ 0: by its power series below x = a + 1, by its continued
 * fraction above (NIST Digital Library of Mathematical Functions, 8.11.4 and 8.9.2).
 */
export function gammaQ(a: number, x: number): number {
  assertInvariant(a > 0 && x >= 0, "the incomplete gamma function is asked outside its range", { a, x });
  if (x === 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step <= STEPS_MAX; step++) {
    term *= x / (a + step);
    sum += term;
    if (term < sum * PRECISION) return sum;
  }
  assertInvariant(false, "the incomplete gamma series does not end", { a, x });
}

/** Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let step = 1; step <= STEPS_MAX; step++) {
    const an = -step * (step - a);
    b += 2;
    d = 1 / awayFromZero(an * d + b);
    c = awayFromZero(b + an / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) return value;
  }
  assertInvariant(false, "the incomplete gamma fraction does not end", { a, x });
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** The chance that a chi-squared variable is at least this large. */
export function chiSquaredTail(statistic: number, degreesOfFreedom: number): number {
  return gammaQ(degreesOfFreedom / 2, statistic / 2);
}

/** The chance that a standard normal variable is at least this far from 0, on either side: erfc(|z| / √2). */
export function normalTwoSided(z: number): number {
  return gammaQ(0.5, (z * z) / 2);
}

/** Twice the smaller tail of a Poisson variable at `count`, at most 1. */
export function poissonTwoSided(count: number, mean: number): number {
  const atMost = gammaQ(count + 1, mean);
  const atLeast = count === 0 ? 1 : 1 - gammaQ(count, mean);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
