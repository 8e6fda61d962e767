import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "@sortes/db/embedded";
import { openLogin } from "@sortes/db/migrate";
import type { DrawKeys } from "./draw-keys.ts";
import { env, inheritedEnv } from "./env.ts";

const APPS = join(import.meta.dirname, "../../apps");

/** Any password will do: the login is of a bench's own database. */
const CONTROL_PASSWORD = "control";

export interface ProductProcess {
  /** The most memory the process ever held, in MiB, as the kernel counts it. */
  peakMiB(): number;
  stop(): Promise<void>;
}

/** The product's worker on a bench's database, with the keys that its draws were announced under. */
export function startWorker(databaseUrl: string, { folder }: DrawKeys): Promise<ProductProcess> {
  return start("worker", { DATABASE_URL: databaseUrl, REDIS_URL: env.REDIS_URL, PROOF_KEYS_DIR: folder });
}

/** The product's control, with its own login, and the keys that the draws name. */
export async function startControl(
  databaseUrl: string,
  { controlFolder }: DrawKeys,
): Promise<ProductProcess> {
  const url = await openLogin(databaseUrl, "sortes_control", CONTROL_PASSWORD);
  return start("control", { DATABASE_URL: url, CONTROL_KEYS_DIR: controlFolder });
}

async function start(app: "worker" | "control", ownEnv: Record<string, string>): Promise<ProductProcess> {
  const port = await findFreePort();
  const profiling = env.PROFILE_DIR ? ["--cpu-prof", `--cpu-prof-dir=${env.PROFILE_DIR}`] : [];
  const child = spawn(process.execPath, [...profiling, join(APPS, app, "src/main.ts")], {
    env: { ...inheritedEnv, ...ownEnv, PORT: String(port), LOG_LEVEL: "warn" },
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
