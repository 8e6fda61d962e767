/** How many digits of a currency are minor units: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

/** The exact decimal text of an amount, e.g. `-1205n` with two digits is `-12.05`. Never passes through a float. */
export function minorToDecimal(minor: bigint, digits: number): `${number}` {
  const sign = minor < 0n ? "-" : "";
  const padded = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  if (digits === 0) return `${sign}${padded}` as `${number}`;
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}` as `${number}`;
}

export type MoneyFormatOptions = {
  /** `auto` leaves out the fraction when it is zero: for jackpots and prices in running text. */
  fraction?: "always" | "auto" | undefined;
  /** `always` also marks gains with a plus: for statements. */
  sign?: "negative" | "always" | undefined;
  /** `compact` says 12.4M: for charts only, since it rounds. */
  notation?: "standard" | "compact" | undefined;
};

function moneyFormatter(currency: string, locale: string, options: MoneyFormatOptions) {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    signDisplay: options.sign === "always" ? "exceptZero" : "negative",
    ...(options.notation === "compact"
      ? { notation: "compact", maximumSignificantDigits: 3 }
      : { trailingZeroDisplay: options.fraction === "auto" ? "stripIfInteger" : "auto" }),
  });
}

/** Writes minor units as people of `locale` read money. */
export function formatMoney(
  minor: bigint,
  currency: string,
  locale: string,
  options: MoneyFormatOptions = {},
): string {
  return moneyFormatter(currency, locale, options).format(minorToDecimal(minor, minorDigits(currency)));
}

export type MoneyPart = { type: Intl.NumberFormatPartTypes; value: string };

/** The same text cut into symbol, digits and fraction, for figures that set them in different sizes. */
export function formatMoneyParts(
  minor: bigint,
  currency: string,
  locale: string,
  options: MoneyFormatOptions = {},
): MoneyPart[] {
  const decimal = minorToDecimal(minor, minorDigits(currency));
  return moneyFormatter(currency, locale, options).formatToParts(decimal);
}
