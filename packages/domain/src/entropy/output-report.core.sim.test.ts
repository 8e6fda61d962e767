import { expect, it } from "vitest";
import {
  DAILY_645_RULE,
  drawResult,
  type GameRule,
  PICK_3_RULE,
  parseRule,
  RAPID_KENO_RULE,
} from "../games/index.ts";
import { GENERATOR_SEED_BYTES, REQUEST_BYTES_MAX, randomBelow, seededGenerator } from "./hmac-drbg.core.ts";
import { judgeOutput } from "./output-report.core.ts";

const REPORTS = 150;
const DRAWS = 2_000;

/** The generator's output in long requests: millions of words in seconds. The seed is fixed, so the walk is always the same. */
function longRequests(seed: number) {
  const generator = seededGenerator(new Uint8Array(GENERATOR_SEED_BYTES).fill(seed));
  let block = generator.generate(REQUEST_BYTES_MAX);
  let used = 0;
  return {
    generate: (length: number) => {
      if (used + length > block.length) {
        block = generator.generate(REQUEST_BYTES_MAX);
        used = 0;
      }
      used += length;
      return block.subarray(used - length, used);
    },
  };
}

function pValuesOf(rule: GameRule): number[] {
  const source = longRequests(42);
  return Array.from({ length: REPORTS }).flatMap(() => {
    const results = Array.from({ length: DRAWS }, () => drawResult(rule, (max) => randomBelow(source, max)));
    const continuous = judgeOutput(rule, results).filter(({ test }) => test !== "duplicates");
    return continuous.map(({ pValue }) => Number(pValue));
  });
}

it.each([
  ["lotto", DAILY_645_RULE],
  ["digits", PICK_3_RULE],
  ["keno", RAPID_KENO_RULE],
])("%s: a sound generator fails one test in a hundred, and its p-values are even", (_, rule) => {
  const pValues = pValuesOf(parseRule(rule));
  const below = (chance: number) => pValues.filter((pValue) => pValue < chance).length / pValues.length;
  expect(below(0.01)).toBeGreaterThan(0.002);
  expect(below(0.01)).toBeLessThan(0.022);
  for (const chance of [0.1, 0.25, 0.5, 0.75, 0.9])
    expect(Math.abs(below(chance) - chance)).toBeLessThan(0.06);
});
