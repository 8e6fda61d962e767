import { assertInvariant } from "@sortes/domain/errors";

/**
 * An amount as decimal text for files that other programs read: `123456n` of `EUR` is `1234.56`, of `JPY` is `123456`. The digits
 * after the point are ISO 4217's, as `Intl` knows them; nothing is rounded.
 */
export function toDecimalText(amountMinor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amountMinor < 0n ? "-" : "";
  const text = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, "0");
  const point = text.length - digits;
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  assertInvariant(maximumFractionDigits !== undefined, "Intl does not know the currency's digits", {
    currency,
  });
  return maximumFractionDigits;
}
