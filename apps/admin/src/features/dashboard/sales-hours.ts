import type { HourlySales } from "@sortes/domain/reporting";

export type HourOfSales = { hourAt: Date; stakeMinor: Record<string, bigint> };

/** Stakes per hour and game, with the hours in which nothing was sold. */
export function fillHours(sales: readonly HourlySales[], hours: readonly Date[]): HourOfSales[] {
  return hours.map((hourAt) => {
    const inHour = sales.filter((row) => row.hourAt.getTime() === hourAt.getTime());
    return {
      hourAt,
      stakeMinor: Object.fromEntries(inHour.map((row) => [row.gameId, row.stakeMinor])),
    };
  });
}
