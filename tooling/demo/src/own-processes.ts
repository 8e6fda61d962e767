import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { env, inheritedEnv } from "./env.ts";

const ROOT = join(import.meta.dirname, "../../..");

interface OwnProcess {
  stop(): Promise<void>;
}

/** The real worker, as a process of its own beside whatever worker runs already. */
export function startWorkerProcess(): Promise<OwnProcess> {
  return startProcess("worker", {});
}

/** The real control, with its own database role, also beside one that runs already. */
export function startControlProcess(): Promise<OwnProcess> {
  return startProcess("control", { DATABASE_URL: env.CONTROL_DATABASE_URL });
}

async function startProcess(app: "worker" | "control", ownEnv: Record<string, string>): Promise<OwnProcess> {
  const logs = join(ROOT, ".data/logs");
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, `demo-${app}.log`), "a");
  const child = spawn(process.execPath, [join(ROOT, "apps", app, "src/main.ts")], {
    env: { ...inheritedEnv, ...ownEnv, PORT: String(await freePort()), PROCESS_NAME: `${app}@demo` },
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
