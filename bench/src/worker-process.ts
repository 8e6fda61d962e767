import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "@sortes/db/embedded";
import { env, inheritedEnv } from "./env.ts";

const WORKER = join(import.meta.dirname, "../../apps/worker/src/main.ts");

export interface WorkerProcess {
  /** The most memory the process ever held, in MiB, as the kernel counts it. */
  peakMiB(): number;
  stop(): Promise<void>;
}

/** The product's worker on a bench's database, with the keys that its draws were announced under. */
export async function startWorker(databaseUrl: string, keysFolder: string): Promise<WorkerProcess> {
  const port = await findFreePort();
  const child = spawn(process.execPath, [WORKER], {
    env: {
      ...inheritedEnv,
      DATABASE_URL: databaseUrl,
      REDIS_URL: env.REDIS_URL,
      PROOF_KEYS_DIR: keysFolder,
      PORT: String(port),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return { peakMiB: () => peakOf(child), stop: () => stop(child) };
}

function peakOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
