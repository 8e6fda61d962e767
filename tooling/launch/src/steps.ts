import { run } from "./run.ts";
import { failedTally, ONE_PASSED, type Tally } from "./tally.ts";

/** One check of the project: a command, and how many things it stands for. */
export interface Step {
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Counts its tests once it has run. Without it the step itself counts as one. */
  readTally?(code: number): Tally;
}

/** A step that runs longer than this says that it still does, so that nobody takes it for stuck. */
const HEARTBEAT_MS = 30_000;

/** Runs one step, prints one line for it, and its output when it failed. */
export async function runStep(step: Step): Promise<Tally> {
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const heartbeat = setInterval(() => console.log(`… ${step.name}, ${seconds()}`), HEARTBEAT_MS);
  try {
    const env = { ...process.env, NO_COLOR: "1", ...step.env };
    const { code, output } = await run(step.command, step.args, env);
    const tally = step.readTally?.(code) ?? (code === 0 ? ONE_PASSED : failedTally());
    const counts = step.readTally === undefined ? "" : `  ${tally.passed} passed, ${tally.failed} failed`;
    console.log(
      `${tally.failed === 0 ? "✓" : "✗"} ${step.name.padEnd(24)} ${seconds().padStart(8)}${counts}`,
    );
    if (tally.failed > 0) {
      console.log(`${output.trimEnd()}\n`);
    }
    return tally;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Runs independent steps, at most `concurrency` at a time, and returns their tallies. */
export async function runSteps(steps: readonly Step[], concurrency: number): Promise<Tally[]> {
  const waiting = [...steps];
  const tallies: Tally[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      tallies.push(await runStep(step));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return tallies;
}
