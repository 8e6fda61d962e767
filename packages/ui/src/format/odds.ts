/** Odds up to this are written with two decimals (1 : 1.45); above it the decimals say nothing (1 : 8,911,711). */
const decimalsUpTo = 100n;

/**
 * Writes `favourable` chances in `total` as `1 : n`. Exact integer division, rounded half up at the last digit shown.
 * `favourable` must be above zero.
 */
export function formatOdds(favourable: bigint, total: bigint, locale: string): string {
  const places = total < favourable * decimalsUpTo ? 2 : 0;
  const scale = 10n ** BigInt(places);
  const scaled = (2n * total * scale + favourable) / (2n * favourable);
  const whole = scaled / scale;
  const fraction = (scaled % scale).toString().padStart(places, "0");
  const text = places === 0 || scaled % scale === 0n ? `${whole}` : `${whole}.${fraction}`;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(text as `${number}`);
  return `1 : ${number}`;
}

/** Writes a count, of any size, with the locale's separators. */
export function formatCount(count: number | bigint, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Writes parts of ten thousand as a percentage: `4550n` is 45.5%. */
export function formatBasisPoints(basisPoints: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  );
}
