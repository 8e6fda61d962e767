import { describe, expect, test } from "vitest";
import { parseLine, parseRule } from "./game.core.ts";
import { acceptsExposure, decideLiability, liabilityOf, mergeExposures } from "./liability.core.ts";
import { PICK_3_RULE, RAPID_KENO_RULE } from "./presets.ts";
import type { LiabilityLimit } from "./rule-parts.schema.ts";

const rule = parseRule(PICK_3_RULE);
const exposuresOf = (betType: string, digits: number[]) =>
  liabilityOf(rule, parseLine({ kind: "digits", betType, picks: { digits }, stakeMinor: 100 }));

describe("liability of a line", () => {
  test("a straight weighs on its own number only", () => {
    expect(exposuresOf("straight", [1, 2, 3])).toEqual([{ key: "123", exposureMinor: 500_00n }]);
  });

  test("a box weighs on every order", () => {
    expect(exposuresOf("box", [1, 1, 2])).toEqual([
      { key: "112", exposureMinor: 160_00n },
      { key: "121", exposureMinor: 160_00n },
      { key: "211", exposureMinor: 160_00n },
    ]);
  });

  test("a straight/box weighs most on the exact order", () => {
    const exposures = new Map(
      exposuresOf("straight_box", [2, 1, 3]).map((row) => [row.key, row.exposureMinor]),
    );
    expect(exposures.size).toBe(6);
    expect(exposures.get("213")).toBe(290_00n);
    expect(exposures.get("123")).toBe(40_00n);
  });

  test("a pair weighs on all ten numbers it is part of", () => {
    const exposures = exposuresOf("back_pair", [0, 7]);
    expect(exposures.map(({ key }) => key)).toEqual([
      "007",
      "107",
      "207",
      "307",
      "407",
      "507",
      "607",
      "707",
      "807",
      "907",
    ]);
    expect(new Set(exposures.map(({ exposureMinor }) => exposureMinor))).toEqual(new Set([50_00n]));
  });

  test("the exposures of a ticket's lines add up on each number, in one order", () => {
    const all = [...exposuresOf("straight", [2, 1, 1]), ...exposuresOf("box", [1, 1, 2])];
    expect(mergeExposures(all)).toEqual([
      { key: "112", exposureMinor: 160_00n },
      { key: "121", exposureMinor: 160_00n },
      { key: "211", exposureMinor: 660_00n },
    ]);
  });

  test("keno has no outcome to watch one by one", () => {
    const line = parseLine({ kind: "keno", betType: "spots", picks: { numbers: [1] }, stakeMinor: 100 });
    expect(liabilityOf(parseRule(RAPID_KENO_RULE), line)).toEqual([]);
  });
});

describe("limit of liability", () => {
  const limit: LiabilityLimit = {
    limitMinor: 10_000n,
    warnBps: 7_000,
    restrictBps: 8_500,
    closeBps: 10_000,
    restrictedStakeMaxMinor: 100n,
  };

  test.each([
    [0n, "ok"],
    [6_999n, "ok"],
    [7_000n, "warn"],
    [8_499n, "warn"],
    [8_500n, "restrict"],
    [9_999n, "restrict"],
    [10_000n, "close"],
    [10_001n, "close"],
  ] as const)("an exposure of %s is %s", (exposureMinor, level) => {
    expect(decideLiability(exposureMinor, limit)).toBe(level);
  });

  test("no line takes an outcome beyond its limit, and one that just reaches it is accepted", () => {
    expect(acceptsExposure(limit, { heldMinor: 8_000n, addedMinor: 2_000n, stakeMinor: 500n })).toBe(true);
    expect(acceptsExposure(limit, { heldMinor: 8_000n, addedMinor: 2_001n, stakeMinor: 1n })).toBe(false);
  });

  test("a restricted outcome accepts small stakes only", () => {
    expect(acceptsExposure(limit, { heldMinor: 8_500n, addedMinor: 1_000n, stakeMinor: 100n })).toBe(true);
    expect(acceptsExposure(limit, { heldMinor: 8_500n, addedMinor: 1_000n, stakeMinor: 101n })).toBe(false);
  });
});
