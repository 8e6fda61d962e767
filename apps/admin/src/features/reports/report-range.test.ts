import { expect, it } from "vitest";
import { datesOf, lastDays, monthSoFar, readRange } from "./report-range.ts";

it("counts today among the last days", () => {
  expect(lastDays("2026-03-02", 7)).toEqual({ fromOn: "2026-02-24", toOn: "2026-03-02" });
  expect(monthSoFar("2026-03-02")).toEqual({ fromOn: "2026-03-01", toOn: "2026-03-02" });
});

it("lists every date of a range, over the end of a month", () => {
  expect(datesOf({ fromOn: "2026-02-27", toOn: "2026-03-01" })).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
});

it("asks nothing for dates that make no range", () => {
  expect(readRange({ from: "2026-03-05", to: "2026-03-01" }, "2026-03-02").query).toBeUndefined();
  expect(readRange({ from: "soon" }, "2026-03-02").query).toBeUndefined();
  expect(readRange({}, "2026-03-02").query).toEqual({ fromOn: "2026-02-24", toOn: "2026-03-02" });
});
