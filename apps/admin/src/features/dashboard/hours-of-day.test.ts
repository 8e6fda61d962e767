import { expect, it } from "vitest";
import { fillHours, hoursOfDay } from "./hours-of-day.ts";

const hourTexts = (now: string, zone: string) =>
  hoursOfDay(new Date(now), zone).map((hour) => hour.toISOString().slice(0, 16));

it("covers the local day, not the day of UTC", () => {
  const hours = hourTexts("2026-11-21T08:12:34.567Z", "Asia/Bangkok");
  expect([hours.length, hours[0], hours.at(-1)]).toEqual([24, "2026-11-20T17:00", "2026-11-21T16:00"]);
});

it("knows days of 23 and 25 hours, and zones off by half an hour", () => {
  expect(hourTexts("2026-03-29T12:00:00Z", "Europe/Malta")).toHaveLength(23);
  expect(hourTexts("2026-10-25T12:00:00Z", "Europe/Malta")).toHaveLength(25);
  expect(hourTexts("2026-11-21T08:12:00Z", "Asia/Kolkata")[0]).toBe("2026-11-20T18:30");
});

it("keeps the hours in which nothing was sold", () => {
  const hours = hoursOfDay(new Date("2026-11-21T08:12:00Z"), "UTC");
  const filled = fillHours(
    [{ gameId: "a", hourAt: new Date("2026-11-21T08:00:00Z"), tickets: 2n, stakeMinor: 300n }],
    hours,
  );
  expect(filled).toHaveLength(24);
  expect(filled[8]?.stakeMinor).toEqual({ a: 300n });
  expect(filled[9]?.stakeMinor).toEqual({});
});
