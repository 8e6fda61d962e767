import { Temporal } from "temporal-polyfill";
import { assertInvariant } from "../errors/index.ts";
import type { DrawSchedule } from "./draw.schema.ts";

export interface DrawTimes {
  opensAt: Date;
  cutoffAt: Date;
  publishAt: Date;
}

/**
 * How far ahead draws are made, and how long before its cutoff each opens. Daily draws open a week ahead so that a ticket can
 * be bought for several of them at once. A draw every five minutes makes 288 rows a day, so those are made one day ahead and
 * open in the last hour, which is twelve draws to choose from.
 */
const AHEAD: Readonly<Record<DrawSchedule["kind"], { scheduleHours: number; openHours: number }>> = {
  daily: { scheduleHours: 7 * 24, openHours: 7 * 24 },
  every: { scheduleHours: 24, openHours: 1 },
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** One day of a draw every minute; a longer list is a wrong question. */
const TIMES_MAX = 1_440;

/** The instant up to which a game's draws should exist. */
export function scheduleHorizon(schedule: DrawSchedule, now: Date): Date {
  return new Date(now.getTime() + AHEAD[schedule.kind].scheduleHours * HOUR_MS);
}

/**
 * The draws with a cutoff after `from` and not after `to`, in order. Daily times are wall-clock times of `timeZone` and become
 * instants by its calendar: on the day clocks go forward or back, 15:00 stays 15:00. A time that such a day skips moves
 * on by the gap; one that it has twice is the first of the two.
 */
export function computeDrawTimes(
  schedule: DrawSchedule,
  timeZone: string,
  from: Date,
  to: Date,
): DrawTimes[] {
  const pairs =
    schedule.kind === "daily" ? dailyTimes(schedule, timeZone, from, to) : gridTimes(schedule, from, to);
  const times: DrawTimes[] = [];
  for (const { cutoffMs, publishMs } of pairs) {
    if (cutoffMs <= from.getTime() || cutoffMs > to.getTime()) continue;
    assertInvariant(times.length < TIMES_MAX, "too many draws are asked for at once", { from, to });
    times.push({
      opensAt: new Date(cutoffMs - AHEAD[schedule.kind].openHours * HOUR_MS),
      cutoffAt: new Date(cutoffMs),
      publishAt: new Date(publishMs),
    });
  }
  return times;
}

interface Pair {
  cutoffMs: number;
  publishMs: number;
}

function* dailyTimes(
  schedule: Extract<DrawSchedule, { kind: "daily" }>,
  timeZone: string,
  from: Date,
  to: Date,
): Generator<Pair> {
  const cutoff = Temporal.PlainTime.from(schedule.cutoffTime);
  const publish = Temporal.PlainTime.from(schedule.publishTime);
  const waitMs = cutoff.until(publish).total("milliseconds");
  const lastDay = dayOf(to, timeZone);
  for (
    let day = dayOf(from, timeZone);
    Temporal.PlainDate.compare(day, lastDay) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (schedule.days && !schedule.days.includes(day.dayOfWeek)) continue;
    const cutoffMs = instantMs(day, cutoff, timeZone);
    const publishMs = instantMs(day, publish, timeZone);
    // A gap can move the cutoff onto or past the publication; then what counts is the time announced between the two.
    yield { cutoffMs, publishMs: publishMs > cutoffMs ? publishMs : cutoffMs + waitMs };
  }
}

function* gridTimes(
  schedule: Extract<DrawSchedule, { kind: "every" }>,
  from: Date,
  to: Date,
): Generator<Pair> {
  const stepMs = schedule.minutes * MINUTE_MS;
  const firstMs = (Math.floor(from.getTime() / stepMs) + 1) * stepMs;
  for (let cutoffMs = firstMs; cutoffMs <= to.getTime(); cutoffMs += stepMs) {
    yield { cutoffMs, publishMs: cutoffMs + schedule.publishDelayS * 1_000 };
  }
}

function dayOf(instant: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

function instantMs(day: Temporal.PlainDate, plainTime: Temporal.PlainTime, timeZone: string): number {
  return day.toPlainDateTime(plainTime).toZonedDateTime(timeZone, { disambiguation: "compatible" })
    .epochMilliseconds;
}

/** The instants between which a local day (`YYYY-MM-DD`) lies: 23, 24 or 25 hours apart. */
export function computeDayBounds(on: string, timeZone: string): { from: Date; to: Date } {
  const day = Temporal.PlainDate.from(on);
  const startOf = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
  return { from: startOf(day), to: startOf(day.add({ days: 1 })) };
}
