import { describe, expect, it } from "vitest";
import { toDecimalText } from "./index.ts";

describe("decimal text", () => {
  it.each([
    [0n, "EUR", "0.00"],
    [5n, "EUR", "0.05"],
    [123_456n, "EUR", "1234.56"],
    [-5n, "EUR", "-0.05"],
    [123_456n, "JPY", "123456"],
    [1_234n, "KWD", "1.234"],
    [9_223_372_036_854_775_807n, "EUR", "92233720368547758.07"],
  ])("%s minor units of %s read %s", (amountMinor, currency, text) => {
    expect(toDecimalText(amountMinor, currency)).toBe(text);
  });
});
