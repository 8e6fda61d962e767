import { describe, expect, it } from "vitest";
import {
  HealthTests,
  proportionCutoff,
  repetitionCutoff,
  STARTUP_SAMPLES,
  samplesFor,
} from "./health.core.ts";

/** Bytes that repeat with this period: none follows itself, and each comes once in a period. */
const cycle = (length: number, period: number) => Uint8Array.from({ length }, (_, index) => index % period);

describe("the cutoffs of SP 800-90B", () => {
  it("repetition count: as in §4.4.1 and its example", () => {
    expect(repetitionCutoff(7.3, 30)).toBe(6);
    expect(repetitionCutoff(1, 20)).toBe(21);
    expect(repetitionCutoff(8)).toBe(5);
    expect(repetitionCutoff(4)).toBe(9);
  });

  it.each([
    [0.2, 941],
    [0.4, 840],
    [0.6, 748],
    [0.8, 664],
    [1, 589],
  ])("adaptive proportion of two values with %d bits: %d of 1,024, as in table 2", (bits, cutoff) => {
    expect(proportionCutoff(bits, 1_024, 20)).toBe(cutoff);
  });

  it.each([
    [0.5, 410],
    [1, 311],
    [2, 177],
    [4, 62],
    [8, 13],
  ])("adaptive proportion of more values with %d bits: %d of 512, as in table 2", (bits, cutoff) => {
    expect(proportionCutoff(bits, 512, 20)).toBe(cutoff);
  });
});

describe("a source's samples", () => {
  it("pass when nothing is wrong", () => {
    expect(new HealthTests(8).judge(cycle(100 * STARTUP_SAMPLES, 256))).toBeUndefined();
  });

  it("fail when one value is stuck, at the cutoff and not before", () => {
    const stuck = new Uint8Array(5).fill(7);
    expect(new HealthTests(8).judge(stuck.subarray(0, 4))).toBeUndefined();
    expect(new HealthTests(8).judge(stuck)).toBe("repetition_count");
  });

  it("fail when a value is too frequent without ever repeating at once", () => {
    // Every twentieth byte is the window's first: 26 of 512, where a sound source passes 16 once in 2^30.
    expect(new HealthTests(8).judge(cycle(512, 20))).toBe("adaptive_proportion");
  });

  it("are judged across the portions in which they come", () => {
    const tests = new HealthTests(8);
    const answers = Array.from({ length: 5 }, () => tests.judge(Uint8Array.of(9)));
    expect(answers).toEqual([undefined, undefined, undefined, undefined, "repetition_count"]);
  });

  it("are counted anew in each window", () => {
    const window = cycle(512, 256);
    const tests = new HealthTests(8);
    for (let index = 0; index < 50; index++) expect(tests.judge(window)).toBeUndefined();
  });
});

it("conditioning takes 64 bits more than it gives", () => {
  expect(samplesFor(64, 8)).toBe(72);
  expect(samplesFor(64, 4)).toBe(144);
  expect(samplesFor(32, 1)).toBe(320);
});
