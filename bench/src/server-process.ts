import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort, spawnGuarded } from "@sortes/db/embedded";
import { pinnedTo, SERVER_CORE } from "./cores.ts";
import { env, inheritedEnv } from "./env.ts";

export interface ServerProcess {
  port: number;
  /** Of one core, since it started. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

const STARTED_WITHIN_MS = 30_000;
const ASKED_EVERY_MS = 50;
/** The kernel counts processor time in hundredths of a second, whatever its own clock does. */
const TICKS_PER_SECOND = 100;

/** A server in a process of its own on the servers' core, once it answers. */
export async function startServer(server: {
  script: string;
  env: Record<string, string>;
  healthPath: string;
}): Promise<ServerProcess> {
  const port = await findFreePort();
  const profiling = env.PROFILE_DIR ? ["--cpu-prof", `--cpu-prof-dir=${env.PROFILE_DIR}`] : [];
  const [command, args] = pinnedTo(SERVER_CORE, process.execPath, [...profiling, server.script]);
  const running = await spawnGuarded(command, args, {
    env: { ...inheritedEnv, ...server.env, PORT: String(port) },
    output: "inherit",
  });
  await waitUntilWell(`http://127.0.0.1:${port}${server.healthPath}`, running.isRunning);
  return {
    port,
    cpuSeconds: () => cpuSecondsOf(running.pid),
    stop: () => running.stop(),
  };
}

async function waitUntilWell(url: string, isRunning: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + STARTED_WITHIN_MS;
  while (isRunning() && performance.now() < deadlineMs) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(ASKED_EVERY_MS);
  }
  throw new Error(`no server at ${url}`);
}

function cpuSecondsOf(pid: number): number {
  // proc(5): after the name in brackets, user and system time are the 12th and 13th fields.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
