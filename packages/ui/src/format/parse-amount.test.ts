import { describe, expect, it } from "vitest";
import { minorToDecimal } from "./money.ts";
import { parseAmountMinor } from "./parse-amount.ts";

const read = (text: string, currency = "EUR", locale = "en") => parseAmountMinor(text, currency, locale);

describe("parseAmountMinor", () => {
  it.each([
    ["12", 1200n],
    ["12.5", 1250n],
    ["12.05", 1205n],
    [".5", 50n],
    ["5.", 500n],
    [" 1,234.56 ", 123_456n],
    ["1 234.56", 123_456n],
    ["0", 0n],
  ])("reads %j as %s minor units", (text, minor) => {
    expect(read(text)).toEqual({ ok: true, minor });
  });

  it("reads the separators of the locale", () => {
    expect(read("1.234,56", "EUR", "de")).toEqual({ ok: true, minor: 123_456n });
    expect(read("1 234,56", "EUR", "fr")).toEqual({ ok: true, minor: 123_456n });
  });

  it("reads the decimals of the currency", () => {
    expect(read("12", "JPY")).toEqual({ ok: true, minor: 12n });
    expect(read("1.205", "KWD")).toEqual({ ok: true, minor: 1205n });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    [".", "malformed"],
    ["abc", "malformed"],
    ["-5", "malformed"],
    ["1e9", "malformed"],
    ["1.2.3", "malformed"],
    ["1,5", "malformed"],
    ["1,2345", "malformed"],
    ["1.234", "too_precise"],
    ["1234567890123456", "too_long"],
  ])("refuses %j as %s instead of guessing", (text, reason) => {
    expect(read(text)).toEqual({ ok: false, reason });
  });

  it("never rounds: a fraction of a yen is refused", () => {
    expect(read("12.5", "JPY")).toEqual({ ok: false, reason: "too_precise" });
  });

  it("reads back what was written, cent for cent", () => {
    for (let minor = 0n; minor < 100_000n; minor += 37n) {
      expect(read(minorToDecimal(minor, 2))).toEqual({ ok: true, minor });
    }
  });
});
