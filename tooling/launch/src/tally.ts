import { existsSync, readFileSync } from "node:fs";

export interface Tally {
  passed: number;
  failed: number;
}

export const ONE_PASSED: Tally = { passed: 1, failed: 0 };

export function failedTally(): Tally {
  return { passed: 0, failed: 1 };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

export function formatTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Reads Vitest's JSON report. */
export function readVitestTally(reportFile: string, code: number): Tally {
  const report = readReport(reportFile);
  return atLeastOneFailure(
    { passed: countIn(report, "numPassedTests"), failed: countIn(report, "numFailedTests") },
    code,
  );
}

/** Reads Playwright's JSON report; a test that passed at its second try passed. */
export function readPlaywrightTally(reportFile: string, code: number): Tally {
  const stats = readReport(reportFile).stats;
  return atLeastOneFailure(
    {
      passed: countIn(stats, "expected") + countIn(stats, "flaky"),
      failed: countIn(stats, "unexpected"),
    },
    code,
  );
}

/** A run can fail without a failing test: a file that does not load, a set-up that throws, nothing found to run. */
function atLeastOneFailure({ passed, failed }: Tally, code: number): Tally {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function readReport(file: string): Record<string, unknown> {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function countIn(report: unknown, key: string): number {
  const count = typeof report === "object" && report !== null ? Reflect.get(report, key) : undefined;
  return typeof count === "number" ? count : 0;
}
