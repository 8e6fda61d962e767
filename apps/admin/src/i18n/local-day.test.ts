import { expect, it } from "vitest";
import { boundsOfDay, hoursOfDay } from "./local-day.ts";

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

it.each([
  ["Pacific/Kiritimati", "2026-11-20T10:00:00.000Z", "2026-11-21T10:00:00.000Z"],
  ["Europe/Malta", "2026-11-20T23:00:00.000Z", "2026-11-21T23:00:00.000Z"],
  ["America/New_York", "2026-11-21T05:00:00.000Z", "2026-11-22T05:00:00.000Z"],
  ["Pacific/Pago_Pago", "2026-11-21T11:00:00.000Z", "2026-11-22T11:00:00.000Z"],
])("bounds a date where it is lived: %s", (zone, from, to) => {
  expect(boundsOfDay("2026-11-21", zone)).toEqual({ from: new Date(from), to: new Date(to) });
});
