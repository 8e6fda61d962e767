import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { inheritedEnv } from "./env.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** The real worker, as a process of its own beside whatever worker runs already. */
export async function startWorkerProcess(): Promise<{ stop(): Promise<void> }> {
  const logs = join(ROOT, ".data/logs");
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, "demo-worker.log"), "a");
  const child = spawn(process.execPath, [join(ROOT, "apps/worker/src/main.ts")], {
    env: { ...inheritedEnv, PORT: String(await freePort()), PROCESS_NAME: "worker@demo" },
    stdio: ["ignore", log, log],
  });
  return { stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject()));
    });
  });
}
