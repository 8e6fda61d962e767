import { expect, test } from "vitest";
import { exportRange, toInstants } from "./statement-range.ts";

const local = (text: string) => new Date(text);

test("both days belong to the range, whatever the zone", () => {
  expect(toInstants({ fromOn: "2026-03-28", toOn: "2026-03-29" })).toEqual({
    from: local("2026-03-28T00:00:00"),
    to: local("2026-03-30T00:00:00"),
  });
});

test("an empty field is no bound", () => {
  expect(toInstants({ fromOn: "", toOn: "" })).toEqual({});
});

test("without dates a whole year is exported, today included", () => {
  const range = exportRange({ fromOn: "", toOn: "" }, local("2026-11-21T23:59:00"));
  expect(range).toEqual({ fromOn: "2025-11-21", toOn: "2026-11-21" });
});

test("a leap day has a year before it too", () => {
  expect(exportRange({ fromOn: "", toOn: "2028-02-29" }, local("2028-03-05T12:00:00"))).toEqual({
    fromOn: "2027-03-01",
    toOn: "2028-02-29",
  });
});

test("chosen dates are kept", () => {
  const chosen = { fromOn: "2024-01-01", toOn: "2024-12-31" };
  expect(exportRange(chosen, local("2026-11-21T12:00:00"))).toEqual(chosen);
});
