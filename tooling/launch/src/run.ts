import { type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { LaunchError } from "./launch-error.ts";
import { ROOT } from "./paths.ts";

export interface RunResult {
  code: number;
  output: string;
}

/** Output kept of one command: enough for every failing test, little enough never to fill the memory. */
const OUTPUT_CHARS_MAX = 4_000_000;

const running = new Set<GuardedProcess>();

/** Runs a command from the root to its end and returns its code with what it printed, both streams as they came. */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<RunResult> {
  const started = await spawnGuarded(command, args, { cwd: ROOT, env, output: "pipe" });
  let output = "";
  for (const stream of [started.child.stdout, started.child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-OUTPUT_CHARS_MAX);
    });
  }
  const closed = new Promise<void>((resolve) => {
    started.child.once("close", () => resolve());
  });
  const code = await exitCodeOf(started);
  await closed;
  return { code, output };
}

/** Runs a command that must succeed; what it printed is shown only when it does not. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, output } = await run(command, args, env);
  if (code !== 0) {
    throw new LaunchError(
      `\`${[command, ...args].join(" ")}\` ended with code ${code}:\n${output.trimEnd()}`,
    );
  }
  return output;
}

/** Runs a command whose output is for the person watching, and returns its code. */
export async function runInForeground(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return exitCodeOf(await spawnGuarded(command, args, { cwd: ROOT, env, output: "inherit" }));
}

/** Ends what still runs, when the person watching has had enough. */
export async function stopRunning(): Promise<void> {
  await Promise.all([...running].map((started) => started.stop()));
}

async function exitCodeOf(started: GuardedProcess): Promise<number> {
  running.add(started);
  const { code } = await started.exited;
  running.delete(started);
  return code ?? 1;
}
