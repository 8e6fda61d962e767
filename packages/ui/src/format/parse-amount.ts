import { minorDigits } from "./money.ts";

export type AmountReading =
  | { ok: true; minor: bigint }
  | { ok: false; reason: "empty" | "malformed" | "too_precise" | "too_long" };

/** 15 digits before the point hold any sum of money there is, and keep a pasted novel out of `BigInt`. */
const wholeDigitsMax = 15;

type Separators = { group: string; decimal: string };

function separatorsOf(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.8);
  const textOf = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  return { group: textOf("group") ?? ",", decimal: textOf("decimal") ?? "." };
}

/** Thousands must be grouped in threes: `1,5` is a slip of the keyboard in English, not fifteen. */
function ungroup(whole: string, group: string): string | undefined {
  const groups = whole.split(group);
  if (groups.length === 1) return whole;
  const [first = "", ...rest] = groups;
  const wellFormed = first.length >= 1 && first.length <= 3 && rest.every((part) => part.length === 3);
  return wellFormed ? groups.join("") : undefined;
}

/**
 * Reads an amount as a person typed it, in the separators of `locale`, into minor units of `currency`.
 * Refuses rather than guesses: too many decimals are not rounded and a misplaced separator is not dropped.
 */
export function parseAmountMinor(text: string, currency: string, locale: string): AmountReading {
  const { group, decimal } = separatorsOf(locale);
  const compact = text.replaceAll(/[\s\u00a0\u202f]/gu, "");
  const spacesGroup = /\s/u.test(group);
  if (compact === "") return { ok: false, reason: "empty" };
  const [whole = "", fraction = "", ...extra] = compact.split(decimal);
  const digits = spacesGroup ? whole : ungroup(whole, group);
  if (extra.length > 0 || digits === undefined) return { ok: false, reason: "malformed" };
  if (!/^\d*$/u.test(digits) || !/^\d*$/u.test(fraction) || digits + fraction === "") {
    return { ok: false, reason: "malformed" };
  }
  const places = minorDigits(currency);
  if (fraction.length > places) return { ok: false, reason: "too_precise" };
  if (digits.length > wholeDigitsMax) return { ok: false, reason: "too_long" };
  return { ok: true, minor: BigInt(`${digits || "0"}${fraction.padEnd(places, "0")}`) };
}
