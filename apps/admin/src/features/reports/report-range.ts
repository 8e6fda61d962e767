import { type DailySalesQuery, dailySalesQuerySchema } from "@sortes/domain/reporting";

const DAY_MS = 86_400_000;

export type DateRange = { fromOn: string; toOn: string };

/** The local date some days before or after another. */
function shiftDate(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The last `days` days, today included. */
export const lastDays = (todayOn: string, days: number): DateRange => ({
  fromOn: shiftDate(todayOn, 1 - days),
  toOn: todayOn,
});

/** From the first of the month to today. */
export const monthSoFar = (todayOn: string): DateRange => ({
  fromOn: `${todayOn.slice(0, 8)}01`,
  toOn: todayOn,
});

export type RangeReading = { range: DateRange; query: DailySalesQuery | undefined };

/** The dates in an address, the last seven days where it says none; `query` is undefined while they make no range. */
export function readRange(values: Record<string, unknown>, todayOn: string): RangeReading {
  const usual = lastDays(todayOn, 7);
  const range = {
    fromOn: typeof values.from === "string" ? values.from : usual.fromOn,
    toOn: typeof values.to === "string" ? values.to : usual.toOn,
  };
  return { range, query: dailySalesQuerySchema.safeParse(range).data };
}

/** Every date of a range, so that days without sales have their place in a chart. */
export function datesOf({ fromOn, toOn }: DateRange): string[] {
  const days = Math.round((Date.parse(toOn) - Date.parse(fromOn)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, days) }, (_, index) => shiftDate(fromOn, index));
}
