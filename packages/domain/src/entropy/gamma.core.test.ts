import { describe, expect, it } from "vitest";
import { chiSquaredTail, gammaQ, logGamma, normalTwoSided, poissonTwoSided } from "./gamma.core.ts";

describe("the gamma functions", () => {
  it("give factorials", () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(171)).toBeCloseTo(706.5730622457874, 9);
  });

  it("agree with the closed forms on both sides of the border between the expansions", () => {
    for (const x of [0.01, 0.5, 1, 1.99, 2.01, 5, 30]) {
      expect(gammaQ(1, x)).toBeCloseTo(Math.exp(-x), 13);
      expect(gammaQ(2, x)).toBeCloseTo(Math.exp(-x) * (1 + x), 13);
      expect(gammaQ(3, x)).toBeCloseTo(Math.exp(-x) * (1 + x + (x * x) / 2), 13);
    }
    expect(gammaQ(7, 0)).toBe(1);
  });

  it("gives a Poisson's distribution, summed", () => {
    const mean = 40;
    let term = Math.exp(-mean);
    let sum = term;
    for (let count = 1; count <= 60; count++) {
      term *= mean / count;
      sum += term;
      expect(gammaQ(count + 1, mean)).toBeCloseTo(sum, 12);
    }
  });
});

describe("tails", () => {
  // The 5 % and 1 % points of printed tables.
  it.each([
    [3.841459, 1, 0.05],
    [6.634897, 1, 0.01],
    [18.307038, 10, 0.05],
    [23.209251, 10, 0.01],
    [68.70951, 44, 0.01],
    [124.342113, 100, 0.05],
    [1_106.969, 1_000, 0.01],
  ])("chi-squared %d with %d degrees of freedom has %d above it", (statistic, degrees, chance) => {
    expect(chiSquaredTail(statistic, degrees)).toBeCloseTo(chance, 6);
  });

  it.each([
    [0, 1],
    [1.959963985, 0.05],
    [-2.575829304, 0.01],
    [1, 0.317310508],
    [4, 6.334248e-5],
  ])("%d standard deviations are passed with chance %d", (z, chance) => {
    expect(normalTwoSided(z)).toBeCloseTo(chance, 9);
  });

  it("a Poisson count is unlikely on both sides of its mean", () => {
    expect(poissonTwoSided(0, 0.5)).toBe(1);
    expect(poissonTwoSided(0, 10)).toBeCloseTo(2 * Math.exp(-10), 12);
    expect(poissonTwoSided(1, 1e-9)).toBeCloseTo(2e-9, 12);
    expect(poissonTwoSided(10, 10)).toBeGreaterThan(0.9);
  });
});
