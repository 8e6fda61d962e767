import { expect, it } from "vitest";
import { formatBasisPoints, formatCount, formatOdds } from "./odds.ts";

it("writes published odds as they are published", () => {
  expect(formatOdds(1n, 292_201_338n, "en")).toBe("1 : 292,201,338");
  expect(formatOdds(1n, 1000n, "en")).toBe("1 : 1,000");
  expect(formatOdds(3n, 1000n, "en")).toBe("1 : 333");
  expect(formatOdds(6n, 1000n, "en")).toBe("1 : 167");
});

it("keeps two decimals where they matter", () => {
  expect(formatOdds(3n, 10n, "en")).toBe("1 : 3.33");
  expect(formatOdds(1n, 4n, "en")).toBe("1 : 4");
  expect(formatOdds(20n, 21n, "en")).toBe("1 : 1.05");
});

it("writes shares and counts with the locale's signs", () => {
  expect(formatBasisPoints(4550, "en")).toBe("45.5%");
  expect(formatCount(8_145_060n, "de")).toBe("8.145.060");
});
