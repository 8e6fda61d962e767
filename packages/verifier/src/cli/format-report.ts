import type { Report, StepStatus } from "../verify.ts";

const MARKS: Readonly<Record<StepStatus, string>> = {
  passed: "ok  ",
  skipped: "--  ",
  failed: "FAIL",
  "not-reached": "    ",
};

/** A report as lines for a terminal: each step, what the verdict rests on, the verdict. */
export function formatReport({ steps, warnings, isVerified }: Report): string {
  const width = Math.max(...steps.map(({ title }) => title.length));
  const lines = steps.map(({ number, title, status, detail }) =>
    `${MARKS[status]} V${String(number).padEnd(2)} ${title.padEnd(width)}  ${detail}`.trimEnd(),
  );
  const notes = warnings.map((warning) => `note: ${warning}`);
  return [...lines, "", ...notes, isVerified ? "VERIFIED" : "NOT VERIFIED", ""].join("\n");
}
