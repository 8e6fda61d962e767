import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatTally, readPlaywrightTally, readVitestTally, sumTallies } from "./tally.ts";

describe("tally", () => {
  let folder: string;
  let report: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sortes-tally-"));
    report = join(folder, "report.json");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("counts Vitest's tests", () => {
    writeFileSync(report, JSON.stringify({ numPassedTests: 12, numFailedTests: 2 }));
    expect(readVitestTally(report, 1)).toEqual({ passed: 12, failed: 2 });
  });

  test("counts Playwright's tests, those that passed at the second try too", () => {
    writeFileSync(report, JSON.stringify({ stats: { expected: 7, flaky: 1, unexpected: 0 } }));
    expect(readPlaywrightTally(report, 0)).toEqual({ passed: 8, failed: 0 });
  });

  test("a run that failed without a failing test, or without a report, is a failure", () => {
    writeFileSync(report, JSON.stringify({ numPassedTests: 12, numFailedTests: 0 }));
    expect(readVitestTally(report, 1)).toEqual({ passed: 12, failed: 1 });
    expect(readPlaywrightTally(join(folder, "missing.json"), 1)).toEqual({ passed: 0, failed: 1 });
  });

  test("sums and prints", () => {
    const sum = sumTallies([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]);
    expect(formatTally(sum)).toBe("3 passed, 3 failed");
  });
});
