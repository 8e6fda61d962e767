import { describe, expect, test } from "vitest";
import { isOfAge } from "./age.core.ts";

const asked = (birthOn: string, now: string, timeZone = "UTC", minAgeYears = 18) =>
  isOfAge({ birthOn, now: new Date(now), timeZone, minAgeYears });

describe("the minimum age", () => {
  test("is reached with the first instant of the birthday, not before", () => {
    expect(asked("2008-11-21", "2026-11-20T23:59:59.999Z")).toBe(false);
    expect(asked("2008-11-21", "2026-11-21T00:00:00Z")).toBe(true);
  });

  test("is decided by the jurisdiction's calendar, not by UTC", () => {
    // 18:00 UTC is already the 21st in Bangkok and still the 20th in New York.
    expect(asked("2008-11-21", "2026-11-20T18:00:00Z", "Asia/Bangkok")).toBe(true);
    expect(asked("2008-11-21", "2026-11-20T18:00:00Z", "America/New_York")).toBe(false);
    expect(asked("2008-11-21", "2026-11-21T04:59:00Z", "America/New_York")).toBe(false);
    expect(asked("2008-11-21", "2026-11-21T05:00:00Z", "America/New_York")).toBe(true);
  });

  test("comes on 1 March of a common year to who was born on 29 February", () => {
    expect(asked("2008-02-29", "2026-02-28T23:59:59Z")).toBe(false);
    expect(asked("2008-02-29", "2026-03-01T00:00:00Z")).toBe(true);
  });

  test("comes on 29 February of a leap year to who was born on one", () => {
    expect(asked("2008-02-29", "2028-02-28T23:59:59Z", "UTC", 20)).toBe(false);
    expect(asked("2008-02-29", "2028-02-29T00:00:00Z", "UTC", 20)).toBe(true);
  });

  test("is not reached by who is not born yet", () => {
    expect(asked("2030-01-01", "2026-11-21T00:00:00Z")).toBe(false);
  });
});
