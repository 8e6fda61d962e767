export type InstantStyle = "time" | "time-seconds" | "date" | "date-long" | "date-time" | "full";

const styles: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit" },
  "time-seconds": { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  date: { day: "numeric", month: "short", year: "numeric" },
  "date-long": { weekday: "long", day: "numeric", month: "long" },
  "date-time": { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  full: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
};

export type InstantFormatOptions = {
  style?: InstantStyle | undefined;
  /** Adds the zone's short name; wanted wherever the zone shown is not the viewer's. */
  withZone?: boolean | undefined;
};

/** Writes an instant as wall-clock time of the IANA `zone`. Hours are 0–23 in every locale: a cutoff has no am or pm. */
export function formatInstant(
  at: Date | string,
  zone: string,
  locale: string,
  { style = "date-time", withZone = false }: InstantFormatOptions = {},
): string {
  return new Intl.DateTimeFormat(locale, {
    ...styles[style],
    hourCycle: style === "date" || style === "date-long" ? undefined : "h23",
    timeZone: zone,
    ...(withZone ? { timeZoneName: "short" } : {}),
  }).format(new Date(at));
}

/** Writes a local date (`2026-11-21`) without moving it through any zone. */
export function formatLocalDate(on: string, locale: string, style: "date" | "date-long" = "date"): string {
  return formatInstant(`${on}T00:00:00Z`, "UTC", locale, { style });
}

const relativeSteps: ReadonlyArray<[Intl.RelativeTimeFormatUnit, number]> = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** Writes how far `at` is from `nowMs`, in the largest whole unit: "in 3 hours", "2 days ago", "now". */
export function formatRelative(at: Date | string, nowMs: number, locale: string): string {
  const distanceMs = new Date(at).getTime() - nowMs;
  const formatter = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, unitMs] of relativeSteps) {
    if (Math.abs(distanceMs) >= unitMs) return formatter.format(Math.trunc(distanceMs / unitMs), unit);
  }
  return formatter.format(0, "second");
}

export type TimeLeft = { days: number; hours: number; minutes: number; seconds: number };

/** Cuts a span into calendar-free units. Rounds up to whole seconds, so that zero is shown only once it is over. */
export function splitTimeLeft(spanMs: number): TimeLeft {
  const total = Math.max(0, Math.ceil(spanMs / 1000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3600),
    minutes: Math.floor((total % 3600) / 60),
    seconds: total % 60,
  };
}
