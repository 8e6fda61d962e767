/** Two dates as date fields hold them: `YYYY-MM-DD`, or empty for no bound. Both days belong to the range. */
export type DateRange = { fromOn: string; toOn: string };

/** The instants of a range in the viewer's own time zone, the end being the start of the day after. */
export function toInstants({ fromOn, toOn }: DateRange): { from?: Date; to?: Date } {
  return {
    ...(fromOn === "" ? {} : { from: startOf(fromOn) }),
    ...(toOn === "" ? {} : { to: startOf(toOn, 1) }),
  };
}

/** What is exported: the chosen dates, and where none are chosen the last year up to today. */
export function exportRange({ fromOn, toOn }: DateRange, now: Date): DateRange {
  const lastOn = toOn === "" ? toLocalDate(now) : toOn;
  if (fromOn !== "") return { fromOn, toOn: lastOn };
  const [year, ...monthAndDay] = lastOn.split("-");
  const yearBefore = startOf([Number(year) - 1, ...monthAndDay].join("-"));
  return { fromOn: toLocalDate(yearBefore), toOn: lastOn };
}

/** Midnight of a local date, some days later if asked. Days are the calendar's, so one of them may have 23 hours. */
function startOf(on: string, daysLater = 0): Date {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater);
}

function toLocalDate(at: Date): string {
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => part.toString().padStart(2, "0")).join("-");
}
