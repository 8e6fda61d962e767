import { Temporal } from "temporal-polyfill";

export interface AgeQuestion {
  /** Local date, `YYYY-MM-DD`. */
  birthOn: string;
  now: Date;
  /** IANA zone of the jurisdiction, whose calendar decides which day it is. */
  timeZone: string;
  minAgeYears: number;
}

/**
 * Whether somebody has reached the minimum age: from the start of the birthday, by the jurisdiction's calendar. Who was
 * born on 29 February has it on 1 March in a common year, the later of the two readings.
 */
export function isOfAge({ birthOn, now, timeZone, minAgeYears }: AgeQuestion): boolean {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const birth = Temporal.PlainDate.from(birthOn);
  const constrained = birth.add({ years: minAgeYears });
  const birthday = constrained.day === birth.day ? constrained : constrained.add({ days: 1 });
  return Temporal.PlainDate.compare(today, birthday) >= 0;
}
