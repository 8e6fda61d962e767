import type { OddsRow, Ratio } from "@sortes/domain/games";

/** The highest multiple of the stake that a game with fixed odds pays; undefined where every prize is shared. */
export function highestMultiple(odds: readonly OddsRow[]): Ratio | undefined {
  let highest: Ratio | undefined;
  for (const { pays } of odds) {
    if (pays && (!highest || isAbove(pays, highest))) highest = pays;
  }
  return highest;
}

function isAbove(a: Ratio, b: Ratio): boolean {
  return a.numerator * b.denominator > b.numerator * a.denominator;
}

/** A multiple with at most two decimals, rounded half up, as a decimal string that `Intl` takes exactly. */
export function multipleToDecimal({ numerator, denominator }: Ratio): `${number}` {
  const hundredths = (2n * numerator * 100n + denominator) / (2n * denominator);
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, "0")}` as `${number}`;
}
