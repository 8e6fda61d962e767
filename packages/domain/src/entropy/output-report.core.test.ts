import { describe, expect, it } from "vitest";
import {
  DAILY_645_RULE,
  drawResult,
  type GameResult,
  type GameRule,
  PICK_3_RULE,
  parseRule,
  RAPID_KENO_RULE,
} from "../games/index.ts";
import { GENERATOR_SEED_BYTES, randomBelow, seededGenerator } from "./hmac-drbg.core.ts";
import { countOutcomes, outcomeIndex } from "./outcome-index.core.ts";
import { judgeOutput } from "./output-report.core.ts";

const DRAWS = 5_000;
const lotto = parseRule(DAILY_645_RULE);
const pick3 = parseRule(PICK_3_RULE);
const keno = parseRule(RAPID_KENO_RULE);

/** A game of one tier that all get who hit the main numbers. */
const sharedBy = (main: { count: number; max: number }, bonus: object) =>
  parseRule({
    ...DAILY_645_RULE,
    main,
    bonus,
    bets: { single: {} },
    tiers: [{ tier: "first", main: main.count, bonus: "any", prize: { kind: "pool", shareBps: 10_000 } }],
    unwonTo: "reserve",
    jackpot: undefined,
  });
const ownDrum = sharedBy({ count: 5, max: 50 }, { source: "own", count: 2, max: 12 });

/** The seed is fixed, so what a sound generator passes once it passes always. */
function draw(
  rule: GameRule,
  seed = 42,
  below?: (below: (max: number) => number, max: number) => number,
): GameResult[] {
  const generator = seededGenerator(new Uint8Array(GENERATOR_SEED_BYTES).fill(seed));
  const fair = (max: number) => randomBelow(generator, max);
  return Array.from({ length: DRAWS }, () => drawResult(rule, below ? (max) => below(fair, max) : fair));
}

const failed = (rule: GameRule, results: GameResult[]) =>
  judgeOutput(rule, results).flatMap(({ test, passed }) => (passed ? [] : [test]));

describe("a result as one number", () => {
  it("is different for each result, and below their count", () => {
    const small = sharedBy({ count: 2, max: 5 }, { source: "same", count: 1 });
    const numbers = new Set(draw(small).map((result) => outcomeIndex(small, result)));
    expect(countOutcomes(small)).toBe(30n);
    expect([...numbers].toSorted((a, b) => Number(a - b))).toEqual(
      Array.from({ length: 30 }, (_, at) => BigInt(at)),
    );
  });

  it("counts what the games can give", () => {
    expect(countOutcomes(pick3)).toBe(1_000n);
    expect(countOutcomes(lotto)).toBe(8_145_060n * 39n);
    expect(countOutcomes(keno)).toBe(3_535_316_142_212_174_320n);
    expect(countOutcomes(ownDrum)).toBe(2_118_760n * 66n);
  });
});

describe("the output of the generator", () => {
  it.each([
    ["lotto", lotto],
    ["lotto with a second drum", ownDrum],
    ["digits", pick3],
    ["keno", keno],
  ])("%s: passes", (_, rule) => {
    expect(failed(rule, draw(rule))).toEqual([]);
  });

  it("is tested for everything the standard names", () => {
    const tests = judgeOutput(lotto, draw(lotto)).map(({ test }) => test);
    expect(tests).toEqual([
      "frequency",
      "bonus_frequency",
      "serial_pairs",
      "runs",
      "serial_correlation",
      "coupon_collector",
      "duplicates",
    ]);
  });
});

describe("a broken generator is caught", () => {
  it("when folding a byte favours the low numbers", () => {
    const folded = draw(lotto, 42, (below, max) => below(256) % max);
    expect(failed(lotto, folded)).toContain("frequency");
  });

  it("when it gives the same result several times", () => {
    const results = draw(lotto);
    expect(
      failed(lotto, [
        ...results.slice(3),
        ...results.slice(0, 1),
        ...results.slice(0, 1),
        ...results.slice(0, 1),
      ]),
    ).toEqual(["duplicates"]);
  });

  it("when each result depends on the one before", () => {
    const sorted = draw(lotto).toSorted((a, b) => Number(outcomeIndex(lotto, a) - outcomeIndex(lotto, b)));
    expect(failed(lotto, sorted)).toEqual(
      expect.arrayContaining(["serial_pairs", "runs", "serial_correlation", "coupon_collector"]),
    );
  });

  it("when one bonus ball hides", () => {
    const hidden = draw(ownDrum).map((result) =>
      result.kind === "matrix"
        ? { ...result, bonus: result.bonus.map((ball) => (ball === 12 ? 1 : ball)) }
        : result,
    );
    expect(failed(ownDrum, hidden)).toContain("bonus_frequency");
  });
});
