import { Temporal } from "temporal-polyfill";
import type { LimitPeriod } from "./protection.schema.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Where the period that contains `now` begins. The month is the calendar's, in the jurisdiction's zone (IANA). */
export function periodStart(period: LimitPeriod, now: Date, timeZone: string): Date {
  switch (period) {
    case "day":
      return new Date(now.getTime() - DAY_MS);
    case "week":
      return new Date(now.getTime() - 7 * DAY_MS);
    case "month": {
      const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
      return new Date(local.with({ day: 1 }).startOfDay().epochMilliseconds);
    }
  }
}
