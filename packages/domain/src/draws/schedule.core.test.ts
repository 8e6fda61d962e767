import { describe, expect, it } from "vitest";
import { type DrawSchedule, scheduleSchema } from "./draw.schema.ts";
import { computeDayBounds, computeDrawTimes, scheduleHorizon } from "./schedule.core.ts";

const ZONE = "Europe/Malta";
const daily: DrawSchedule = { kind: "daily", cutoffTime: "15:00", publishTime: "16:00" };

const cutoffs = (schedule: DrawSchedule, from: string, to: string, zone = ZONE) =>
  computeDrawTimes(schedule, zone, new Date(from), new Date(to)).map(({ cutoffAt }) =>
    cutoffAt.toISOString(),
  );

describe("a daily draw", () => {
  it("closes at 15:00 on the wall through the day the clocks go forward", () => {
    expect(cutoffs(daily, "2027-03-27T00:00Z", "2027-03-30T00:00Z")).toEqual([
      "2027-03-27T14:00:00.000Z",
      "2027-03-28T13:00:00.000Z",
      "2027-03-29T13:00:00.000Z",
    ]);
  });

  it("closes at 15:00 on the wall through the day the clocks go back", () => {
    expect(cutoffs(daily, "2026-10-24T00:00Z", "2026-10-27T00:00Z")).toEqual([
      "2026-10-24T13:00:00.000Z",
      "2026-10-25T14:00:00.000Z",
      "2026-10-26T14:00:00.000Z",
    ]);
  });

  it("is published at 16:00 on the wall", () => {
    const [times] = computeDrawTimes(
      daily,
      ZONE,
      new Date("2027-03-28T00:00Z"),
      new Date("2027-03-29T00:00Z"),
    );
    expect(times?.publishAt.toISOString()).toBe("2027-03-28T14:00:00.000Z");
  });

  it("whose cutoff falls into the gap closes an hour later that day and still publishes after it", () => {
    const night: DrawSchedule = { kind: "daily", cutoffTime: "02:30", publishTime: "03:00" };
    const [times] = computeDrawTimes(
      night,
      ZONE,
      new Date("2027-03-27T12:00Z"),
      new Date("2027-03-28T12:00Z"),
    );
    // 02:30 does not exist; 03:30 summer time is 01:30 UTC.
    expect(times?.cutoffAt.toISOString()).toBe("2027-03-28T01:30:00.000Z");
    expect(times?.publishAt.toISOString()).toBe("2027-03-28T02:00:00.000Z");
  });

  it("whose cutoff comes twice in a night closes at the first", () => {
    const night: DrawSchedule = { kind: "daily", cutoffTime: "02:30", publishTime: "04:00" };
    expect(cutoffs(night, "2026-10-24T12:00Z", "2026-10-25T12:00Z")).toEqual(["2026-10-25T00:30:00.000Z"]);
  });

  it("is made only on its days of the week", () => {
    const weekends: DrawSchedule = { ...daily, days: [6, 7] };
    expect(cutoffs(weekends, "2026-11-16T00:00Z", "2026-11-23T00:00Z")).toEqual([
      "2026-11-21T14:00:00.000Z",
      "2026-11-22T14:00:00.000Z",
    ]);
  });

  it("has seven of its kind ahead at any hour of the weeks in which clocks change", () => {
    for (const week of ["2026-10-19T00:00Z", "2027-03-22T00:00Z"]) {
      for (let hour = 0; hour < 14 * 24; hour++) {
        const now = new Date(new Date(week).getTime() + hour * 3_600_000 + 1);
        const times = computeDrawTimes(daily, ZONE, now, scheduleHorizon(daily, ZONE, now));
        expect(times).toHaveLength(7);
        expect(times.every(({ opensAt }) => opensAt <= now)).toBe(true);
      }
    }
  });

  it("opens a week before its cutoff", () => {
    const now = new Date("2026-11-21T12:00Z");
    const times = computeDrawTimes(daily, ZONE, now, scheduleHorizon(daily, ZONE, now));
    expect(times).toHaveLength(7);
    expect(times[0]?.opensAt.toISOString()).toBe("2026-11-14T14:00:00.000Z");
    expect(times.every(({ opensAt }) => opensAt <= now)).toBe(true);
  });

  it("never falls on the instant asked from, so two runs share no draw", () => {
    expect(cutoffs(daily, "2026-11-21T14:00Z", "2026-11-22T14:00Z")).toEqual(["2026-11-22T14:00:00.000Z"]);
  });
});

describe("a draw every few minutes", () => {
  const keno: DrawSchedule = { kind: "every", minutes: 5, publishDelayS: 30 };

  it("closes on the grid of the hour and is published after the delay", () => {
    const times = computeDrawTimes(keno, ZONE, new Date("2026-11-21T10:02Z"), new Date("2026-11-21T10:15Z"));
    expect(times.map(({ cutoffAt }) => cutoffAt.toISOString().slice(11, 16))).toEqual([
      "10:05",
      "10:10",
      "10:15",
    ]);
    expect(times[0]?.publishAt.toISOString()).toBe("2026-11-21T10:05:30.000Z");
    expect(times[0]?.opensAt.toISOString()).toBe("2026-11-21T09:05:00.000Z");
  });

  it("has 288 draws in the day ahead, on the days the clocks change too", () => {
    for (const day of ["2026-10-24T22:00Z", "2027-03-27T23:00Z", "2026-11-21T00:00Z"]) {
      const now = new Date(day);
      expect(computeDrawTimes(keno, ZONE, now, scheduleHorizon(keno, ZONE, now))).toHaveLength(288);
    }
  });
});

describe("a schedule", () => {
  it("is refused when it would publish before it closes, or drift off the hour", () => {
    expect(scheduleSchema.safeParse({ ...daily, publishTime: "14:00" }).success).toBe(false);
    expect(scheduleSchema.safeParse({ kind: "every", minutes: 7, publishDelayS: 30 }).success).toBe(false);
    expect(scheduleSchema.safeParse({ ...daily, cutoffTime: "25:00" }).success).toBe(false);
  });
});

describe("a local day", () => {
  it("has 23 hours in spring and 25 in autumn", () => {
    const hours = (on: string) => {
      const { from, to } = computeDayBounds(on, ZONE);
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours("2027-03-28"), hours("2026-10-25"), hours("2026-11-21")]).toEqual([23, 25, 24]);
  });
});
