import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { LaunchError } from "./launch-error.ts";
import { formatLogLine, isWorthShowing } from "./log-lines.ts";

/** One of our processes. */
export interface AppSpec {
  name: "web" | "admin" | "edge" | "worker" | "control";
  /** For Node, relative to the process's folder. */
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Answers 200 when the process does its work. */
  healthUrl: string;
}

export interface AppProcessOptions {
  logsDir: string;
  /** Every line on the console, as `npm run dev` wants it; otherwise only warnings and errors. */
  isVerbose: boolean;
}

/** A cold `next dev` compiles its first page within this on a slow machine; a built site answers in a second. */
const HEALTHY_WITHIN_MS = 120_000;
const HEALTH_POLL_MS = 150;
const HEALTH_TIMEOUT_MS = 10_000;

export async function startApp(spec: AppSpec, options: AppProcessOptions): Promise<GuardedProcess> {
  const started = await spawnGuarded(process.execPath, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    output: "pipe",
  });
  mkdirSync(options.logsDir, { recursive: true });
  const log = createWriteStream(join(options.logsDir, `${spec.name}.log`), { flags: "a" });
  for (const stream of [started.child.stdout, started.child.stderr]) {
    if (stream !== null) {
      forwardLines(stream, log, spec.name, options.isVerbose);
    }
  }
  // After the last line of both streams, which may come later than the exit.
  started.child.once("close", () => log.end());
  return started;
}

/** Resolves when the process says that it is well; refuses when it ends before, or never says so. */
export async function waitUntilHealthy(
  spec: AppSpec,
  running: GuardedProcess,
  logsDir: string,
): Promise<void> {
  const deadline = AbortSignal.timeout(HEALTHY_WITHIN_MS);
  while (!deadline.aborted) {
    if (!running.isRunning()) {
      throw new LaunchError(
        `${spec.name} ended while starting; its last words are in ${logsDir}/${spec.name}.log`,
      );
    }
    if (await isHealthy(spec.healthUrl)) {
      return;
    }
    await sleep(HEALTH_POLL_MS);
  }
  throw new LaunchError(`${spec.name} did not become healthy; see ${logsDir}/${spec.name}.log`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

function forwardLines(stream: Readable, log: WriteStream, name: string, isVerbose: boolean): void {
  createInterface({ input: stream }).on("line", (line) => {
    log.write(`${line}\n`);
    if (isVerbose || isWorthShowing(line)) {
      console.log(formatLogLine(name, line));
    }
  });
}
