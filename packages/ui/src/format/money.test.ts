import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyParts, minorToDecimal } from "./money.ts";

describe("formatMoney", () => {
  it("writes minor units with the currency's own number of decimals", () => {
    expect(formatMoney(1205n, "EUR", "en")).toBe("€12.05");
    expect(formatMoney(1205n, "JPY", "en")).toBe("¥1,205");
    expect(formatMoney(1205n, "KWD", "en")).toMatch(/1\.205$/u);
  });

  it("keeps every digit of a sum beyond the safe integers of a float", () => {
    expect(formatMoney(900_719_925_474_099_301n, "EUR", "en")).toBe("€9,007,199,254,740,993.01");
  });

  it("leaves out a zero fraction, and only a zero fraction, when asked", () => {
    expect(formatMoney(1_000_000_00n, "EUR", "en", { fraction: "auto" })).toBe("€1,000,000");
    expect(formatMoney(1_50n, "EUR", "en", { fraction: "auto" })).toBe("€1.50");
  });

  it("marks losses, and gains when asked, but never zero", () => {
    expect(formatMoney(-5n, "EUR", "en")).toBe("-€0.05");
    expect(formatMoney(5n, "EUR", "en", { sign: "always" })).toBe("+€0.05");
    expect(formatMoney(0n, "EUR", "en", { sign: "always" })).toBe("€0.00");
  });

  it("has parts that join to the same text", () => {
    const parts = formatMoneyParts(123_456_78n, "EUR", "en");
    expect(parts.map((part) => part.value).join("")).toBe(formatMoney(123_456_78n, "EUR", "en"));
  });
});

describe("minorToDecimal", () => {
  it("pads amounts below one major unit", () => {
    expect(minorToDecimal(7n, 2)).toBe("0.07");
    expect(minorToDecimal(-7n, 3)).toBe("-0.007");
    expect(minorToDecimal(7n, 0)).toBe("7");
  });
});
