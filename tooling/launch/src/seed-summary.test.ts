import { expect, test } from "vitest";
import { parseSeedSummary } from "./seed-summary.ts";

test("the summary is the last line, whatever came before", () => {
  expect(parseSeedSummary('made games\n{"players":[],"staff":[],"draws":3}\n')).toEqual({
    players: [],
    staff: [],
    draws: 3,
  });
});

test("a last line without accounts is refused", () => {
  expect(() => parseSeedSummary('{"players":[]}')).toThrow("lacks players or staff");
});
