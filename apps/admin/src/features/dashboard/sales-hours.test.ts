import { expect, it } from "vitest";
import { hoursOfDay } from "../../i18n/local-day.ts";
import { fillHours } from "./sales-hours.ts";

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
