const HOUR_MS = 3_600_000;
/** The day on which clocks go back has 25 hours. */
const HOURS_MAX = 25;

/** The starts of all hours of the day that `now` lies in, by the calendar of the IANA zone: 23, 24 or 25 of them. */
export function hoursOfDay(now: Date, timeZone: string): Date[] {
  const clock = new Intl.DateTimeFormat("en", {
    timeZone,
    day: "numeric",
    minute: "2-digit",
    second: "2-digit",
  });
  const partsOf = (atMs: number) => {
    const parts = clock.formatToParts(atMs);
    const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    return { day: read("day"), intoHourMs: (read("minute") * 60 + read("second")) * 1_000 };
  };
  const wholeSecondMs = Math.floor(now.getTime() / 1_000) * 1_000;
  const { day, intoHourMs } = partsOf(wholeSecondMs);
  const thisHourMs = wholeSecondMs - intoHourMs;
  const around = Array.from(
    { length: 2 * HOURS_MAX + 1 },
    (_, index) => thisHourMs + (index - HOURS_MAX) * HOUR_MS,
  );
  return around.filter((atMs) => partsOf(atMs).day === day).map((atMs) => new Date(atMs));
}

/** The date (`YYYY-MM-DD`) that an instant has in the IANA zone. */
export function localDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
}

/** The instants at which a local date (`YYYY-MM-DD`) begins and ends in the IANA zone. */
export function boundsOfDay(on: string, timeZone: string): { from: Date; to: Date } {
  // Midnight of UTC lies in that day east of Greenwich, noon lies in it west of there.
  const midnight = new Date(`${on}T00:00:00Z`);
  const inside = localDate(midnight, timeZone) === on ? midnight : new Date(`${on}T12:00:00Z`);
  const hours = hoursOfDay(inside, timeZone);
  const from = hours[0] ?? midnight;
  return { from, to: new Date((hours.at(-1) ?? midnight).getTime() + HOUR_MS) };
}
