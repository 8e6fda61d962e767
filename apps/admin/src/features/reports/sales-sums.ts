import type { DailySalesRow } from "@sortes/domain/reporting";

const summed = ["tickets", "stakeMinor", "refundedMinor", "prizesMinor", "paidMinor", "claims"] as const;

export type SalesSums = Record<(typeof summed)[number], bigint>;

/** The sums of some rows, which must be of one currency. */
export function sumSales(rows: readonly DailySalesRow[]): SalesSums {
  return Object.fromEntries(
    summed.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0n)]),
  ) as SalesSums;
}

/** The games of some rows, each once, by name. */
export function gamesOf(rows: readonly DailySalesRow[]): { id: string; name: string }[] {
  const names = new Map(rows.map(({ gameId, gameName }) => [gameId, gameName]));
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
