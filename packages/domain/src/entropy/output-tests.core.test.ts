import { describe, expect, it } from "vitest";
import {
  ballFrequency,
  chiSquared,
  couponCollector,
  couponLengths,
  duplicates,
  runs,
  serialCorrelation,
  serialPairs,
} from "./output-tests.core.ts";

const bits = (text: string) => [...text].map((bit) => bit === "1");

describe("chi-squared", () => {
  it("judges Knuth's dice: 144 throws of two dice (The Art of Computer Programming, 3.3.1)", () => {
    const expected = [4, 8, 12, 16, 20, 24, 20, 16, 12, 8, 4];
    const { statistic, degreesOfFreedom, pValue } = chiSquared(
      [2, 4, 10, 12, 22, 29, 21, 15, 14, 9, 6],
      expected,
    );
    expect(statistic).toBeCloseTo(7 + 7 / 48, 10);
    expect(degreesOfFreedom).toBe(10);
    // Knuth: between the 25 % and the 50 % point.
    expect(1 - pValue).toBeGreaterThan(0.25);
    expect(1 - pValue).toBeLessThan(0.5);
    expect(chiSquared([4, 10, 10, 13, 20, 18, 18, 11, 13, 14, 13], expected).statistic).toBeCloseTo(
      29 + 59 / 120,
      10,
    );
  });

  it("makes up for balls that exclude each other", () => {
    // Drawing two of three balls is leaving out one: both must be judged alike.
    const draws = 300;
    const leftOut = chiSquared([80, 100, 120], [100, 100, 100]);
    const drawn = ballFrequency([220, 200, 180], 2, draws);
    expect(drawn.statistic).toBeCloseTo(leftOut.statistic, 10);
    expect(drawn.pValue).toBeCloseTo(leftOut.pValue, 10);
  });

  it("sees which value follows which", () => {
    expect(serialPairs([0, 0, 0, 1, 1, 0, 1, 1], 2)).toEqual({
      statistic: 0,
      degreesOfFreedom: 3,
      pValue: 1,
    });
    const alternating = Array.from({ length: 400 }, (_, at) => at % 2);
    expect(serialPairs(alternating, 2).pValue).toBeLessThan(1e-9);
  });
});

describe("runs", () => {
  // SP 800-22 Rev. 1a, §2.3.4 and §2.3.8: ten bits, and the first hundred of π.
  const PI =
    "1100100100001111110110101010001000100001011010001100001000110100110001001100011001100010100010111000";

  it.each([
    ["1001101011", 7, 0.147232],
    [PI, 52, 0.500798],
  ])("of %s: %d, with the published chance", (text, statistic, pValue) => {
    const finding = runs(bits(text));
    expect(finding.statistic).toBe(statistic);
    expect(finding.pValue).toBeCloseTo(pValue, 6);
  });

  it("refuse a sequence with far more of one side", () => {
    expect(runs(bits("0".repeat(90) + "1".repeat(10))).pValue).toBe(0);
    expect(runs(bits("1".repeat(100))).pValue).toBe(0);
  });
});

describe("serial correlation", () => {
  it("is −1 where values alternate and near 1 where they creep", () => {
    const alternating = Array.from({ length: 100 }, (_, at) => at % 2);
    expect(serialCorrelation(alternating).statistic).toBeCloseTo(-1, 12);
    const creeping = Array.from({ length: 1_000 }, (_, at) => at);
    expect(serialCorrelation(creeping).statistic).toBeGreaterThan(0.99);
    expect(serialCorrelation(creeping).pValue).toBeLessThan(1e-12);
  });

  it("follows the formula: 1, 2, 3, 4", () => {
    // (4·(2 + 6 + 12 + 4) − 10²) / (4·30 − 10²) = −4/20
    expect(serialCorrelation([1, 2, 3, 4]).statistic).toBeCloseTo(-0.2, 12);
  });

  it("of a stuck generator fails", () => {
    expect(serialCorrelation([5, 5, 5, 5]).pValue).toBe(0);
  });
});

describe("coupon collector", () => {
  it("knows how long a collection takes", () => {
    const two = couponLengths(2, 4);
    expect(two.slice(0, 4)).toEqual([0, 0, 0.5, 0.25]);
    expect(two[4]).toBeCloseTo(0.25, 12);
    // 3!/3^3; then 6 of 27 sequences end at the fourth value: 3! S(3, 2) / 3^4.
    const three = couponLengths(3, 10);
    expect(three[3]).toBeCloseTo(6 / 27, 12);
    expect(three[4]).toBeCloseTo(18 / 81, 12);
    expect(three.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it("accuses values that come in order, and values that never come", () => {
    const inOrder = Array.from({ length: 5_000 }, (_, at) => at % 5);
    const missing = Array.from({ length: 5_000 }, (_, at) => at % 4);
    expect(couponCollector(inOrder, 5).pValue).toBeLessThan(1e-9);
    expect(couponCollector(missing, 5).pValue).toBeLessThan(1e-9);
  });
});

describe("duplicates", () => {
  const distinct = Array.from({ length: 1_000 }, (_, at) => BigInt(at));

  it("accuse a result that comes four times among millions", () => {
    const repeated = [...distinct, 7n, 7n, 7n];
    expect(duplicates(repeated, 10_000_000n)).toMatchObject({ statistic: 6 });
    expect(duplicates(repeated, 10_000_000n).pValue).toBeLessThan(1e-5);
    expect(duplicates(distinct, 10_000_000n).pValue).toBeGreaterThan(0.9);
  });

  it("accuse results that never repeat where they must", () => {
    expect(duplicates(distinct, 1_000n).pValue).toBeLessThan(1e-12);
  });

  it("are judged on both sides where each outcome comes often", () => {
    const tooEven = Array.from({ length: 10_000 }, (_, at) => BigInt(at % 10));
    expect(duplicates(tooEven, 10n)).toMatchObject({ degreesOfFreedom: 9 });
    expect(duplicates(tooEven, 10n).pValue).toBeLessThan(1e-9);
  });
});
