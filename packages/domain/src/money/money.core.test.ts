import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  amountMinorSchema,
  canonicalJson,
  excessMinor,
  minorSchema,
  mulDivFloor,
  mulDivHalfEven,
  shareByWeights,
  stakeMinorSchema,
  sumMinor,
  toJsonSafe,
} from "./index.ts";

const amount = fc.bigInt({ min: 0n, max: 10n ** 18n });

describe("division", () => {
  test("the parts of a whole sum to it, and none is off its exact share by a unit or more", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(amount, weights, (total, shares) => {
        fc.pre(shares.some((share) => share > 0n));
        const parts = shareByWeights(total, shares);
        expect(sumMinor(parts)).toBe(total);
        const weightTotal = sumMinor(shares);
        parts.forEach((part, index) => {
          const error = part * weightTotal - total * (shares[index] ?? 0n);
          expect(error < weightTotal && error > -weightTotal).toBe(true);
        });
      }),
    );
  });

  test("a unit left over goes to the largest remainder, and to the first among equals", () => {
    expect(shareByWeights(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(shareByWeights(10n, [1n, 2n, 3n])).toEqual([2n, 3n, 5n]);
    expect(() => shareByWeights(1n, [0n])).toThrow("sum to zero");
  });

  test("rounding is what its name says", () => {
    expect(mulDivFloor(7n, 1n, 2n)).toBe(3n);
    expect([1n, 3n, 5n, 7n].map((half) => mulDivHalfEven(half, 1n, 2n))).toEqual([0n, 2n, 2n, 4n]);
    expect(mulDivHalfEven(2n, 1n, 3n)).toBe(1n);
    expect(() => mulDivFloor(-1n, 1n, 1n)).toThrow("negative");
    expect([excessMinor(5n, 3n), excessMinor(3n, 5n)]).toEqual([2n, 0n]);
  });
});

describe("amounts at the door", () => {
  test.each([[5n], ["5"], [5]])("%s is read as 5", (input) => {
    expect(minorSchema.parse(input)).toBe(5n);
  });

  test.each([
    ["5.0"],
    ["05"],
    ["1e3"],
    [""],
    [" 5"],
    [1.5],
    [Number.MAX_SAFE_INTEGER + 1],
    [null],
    ["9223372036854775808"],
  ])("%j is refused", (input) => {
    expect(minorSchema.safeParse(input).success).toBe(false);
  });

  test("an amount is not negative and a stake is not zero", () => {
    expect(minorSchema.parse("-3")).toBe(-3n);
    expect(amountMinorSchema.safeParse("-3").success).toBe(false);
    expect(stakeMinorSchema.safeParse(0).success).toBe(false);
  });
});

describe("canonical JSON", () => {
  test("does not depend on the order in which an object was built", () => {
    expect(canonicalJson({ b: [2n, null], a: { "10": true, "9": "x" } })).toBe(
      '{"a":{"10":true,"9":"x"},"b":["2",null]}',
    );
  });

  test("every JSON value survives", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("absent fields stay absent, instants are ISO strings, and what JSON would lose is refused", () => {
    expect(toJsonSafe({ at: new Date(0), gone: undefined })).toEqual({ at: "1970-01-01T00:00:00.000Z" });
    for (const lost of [Number.NaN, () => 1, new Map(), [undefined], Symbol("s")]) {
      expect(() => toJsonSafe(lost)).toThrow("no exact JSON form");
    }
  });
});
