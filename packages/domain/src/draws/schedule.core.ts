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
 * be bought for several of them at once; a week is seven days of the calendar, so seven draws lie ahead when clocks change
 * too. A draw every five minutes makes 288 rows a day, so those are made one day ahead and open in the last hour, which is
 * twelve draws to choose from.
 */
const DAILY_AHEAD = { days: 7 };
const GRID_AHEAD_MS = 24 * 3_600_000;
const GRID_OPEN_MS = 3_600_000;

const MINUTE_MS = 60_000;
/** One day of a draw every minute; a longer list is a wrong question. */
const TIMES_MAX = 1_440;

/** The instant up to which a game's draws should exist. */
export function scheduleHorizon(schedule: DrawSchedule, timeZone: string, now: Date): Date {
  if (schedule.kind === "every") return new Date(now.getTime() + GRID_AHEAD_MS);
  return new Date(inZone(now.getTime(), timeZone).add(DAILY_AHEAD).epochMilliseconds);
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
  const all =
    schedule.kind === "daily" ? dailyTimes(schedule, timeZone, from, to) : gridTimes(schedule, from, to);
  const times: DrawTimes[] = [];
  for (const { opensMs, cutoffMs, publishMs } of all) {
    if (cutoffMs <= from.getTime() || cutoffMs > to.getTime()) continue;
    assertInvariant(times.length < TIMES_MAX, "too many draws are asked for at once", { from, to });
    times.push({
      opensAt: new Date(opensMs),
      cutoffAt: new Date(cutoffMs),
      publishAt: new Date(publishMs),
    });
  }
  return times;
}

interface Times {
  opensMs: number;
  cutoffMs: number;
  publishMs: number;
}

function* dailyTimes(
  schedule: Extract<DrawSchedule, { kind: "daily" }>,
  timeZone: string,
  from: Date,
  to: Date,
): Generator<Times> {
  const cutoff = Temporal.PlainTime.from(schedule.cutoffTime);
  const publish = Temporal.PlainTime.from(schedule.publishTime);
  const waitMs = cutoff.until(publish).total("milliseconds");
  const lastDay = inZone(to.getTime(), timeZone).toPlainDate();
  for (
    let day = inZone(from.getTime(), timeZone).toPlainDate();
    Temporal.PlainDate.compare(day, lastDay) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (schedule.days && !schedule.days.includes(day.dayOfWeek)) continue;
    const cutoffMs = instantMs(day, cutoff, timeZone);
    const publishMs = instantMs(day, publish, timeZone);
    // A gap can move the cutoff onto or past the publication; then what counts is the time announced between the two.
    yield {
      opensMs: inZone(cutoffMs, timeZone).subtract(DAILY_AHEAD).epochMilliseconds,
      cutoffMs,
      publishMs: publishMs > cutoffMs ? publishMs : cutoffMs + waitMs,
    };
  }
}

function* gridTimes(
  schedule: Extract<DrawSchedule, { kind: "every" }>,
  from: Date,
  to: Date,
): Generator<Times> {
  const stepMs = schedule.minutes * MINUTE_MS;
  const firstMs = (Math.floor(from.getTime() / stepMs) + 1) * stepMs;
  for (let cutoffMs = firstMs; cutoffMs <= to.getTime(); cutoffMs += stepMs) {
    const publishMs = cutoffMs + schedule.publishDelayS * 1_000;
    yield { opensMs: cutoffMs - GRID_OPEN_MS, cutoffMs, publishMs };
  }
}

function inZone(epochMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
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
