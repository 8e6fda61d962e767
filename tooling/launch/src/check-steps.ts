import { join } from "node:path";
import type { Step } from "./steps.ts";
import { readVitestTally } from "./tally.ts";

/** What needs no service: the steps of `npm run check`, and the first of `npm test`. The slowest comes first. */
export function checkSteps(reportsDir: string): Step[] {
  const turboEnv = { TURBO_TELEMETRY_DISABLED: "1" };
  return [
    {
      name: "types",
      command: "turbo",
      args: ["run", "typecheck", "--output-logs=errors-only", "--no-update-notifier"],
      env: turboEnv,
    },
    vitestStep("unit", reportsDir),
    { name: "format and lint", command: "biome", args: ["check", "."] },
    { name: "imports", command: "npm", args: ["run", "--silent", "imports"] },
    { name: "dead code", command: "knip", args: [] },
    { name: "versions", command: "sherif", args: [] },
  ];
}

const PROJECT_NAMES = { unit: "unit tests", sim: "simulations", int: "integration tests" };

export function vitestStep(
  project: keyof typeof PROJECT_NAMES,
  reportsDir: string,
  env: NodeJS.ProcessEnv = {},
): Step {
  const report = join(reportsDir, `${project}.json`);
  return {
    name: PROJECT_NAMES[project],
    command: "vitest",
    args: [
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    env,
    readTally: (code) => readVitestTally(report, code),
  };
}
