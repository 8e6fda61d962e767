import { expect, it } from "vitest";
import { formatInstant, formatLocalDate, formatRelative, splitTimeLeft } from "./instant.ts";

it("writes the wall clock of the zone asked for, on both sides of a daylight-saving change", () => {
  expect(formatInstant("2026-07-01T13:00:00Z", "Europe/Paris", "en", { style: "time" })).toBe("15:00");
  expect(formatInstant("2026-12-01T14:00:00Z", "Europe/Paris", "en", { style: "time" })).toBe("15:00");
});

it("writes midnight as 00, never 24", () => {
  expect(formatInstant("2026-07-01T00:00:00Z", "UTC", "en", { style: "time" })).toBe("00:00");
});

it("does not move a local date through any zone", () => {
  expect(formatLocalDate("2026-11-21", "en")).toBe("Nov 21, 2026");
});

it("says how far away an instant is in its largest unit", () => {
  const nowMs = Date.UTC(2026, 0, 10);
  expect(formatRelative(new Date(nowMs + 3 * 3_600_000 + 5), nowMs, "en")).toBe("in 3 hours");
  expect(formatRelative(new Date(nowMs - 2 * 86_400_000), nowMs, "en")).toBe("2 days ago");
  expect(formatRelative(new Date(nowMs + 900), nowMs, "en")).toBe("now");
});

it("shows zero only once the time is over", () => {
  expect(splitTimeLeft(1)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 1 });
  expect(splitTimeLeft(0)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  expect(splitTimeLeft(-5)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  expect(splitTimeLeft(90_061_000)).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 });
});
