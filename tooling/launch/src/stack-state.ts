import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

/** Where a running `npm start` can be found by the other commands. */
export interface StackState {
  launcherPid: number;
  databaseUrl: string;
  redisUrl: string;
  webUrl: string;
}

const CONNECT_TIMEOUT_MS = 1_000;

const pathIn = (dataDir: string): string => join(dataDir, "stack.json");

export function writeStackState(dataDir: string, state: StackState): void {
  mkdirSync(dataDir, { recursive: true });
  // The database's password is in its address.
  writeFileSync(pathIn(dataDir), `${JSON.stringify(state)}\n`, { mode: 0o600 });
}

export function removeStackState(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}

/** The stack that runs on this data now. A file left by a killed launcher is no stack: its process or its database is gone. */
export async function findRunningStack(dataDir: string): Promise<StackState | undefined> {
  let state: StackState;
  try {
    state = JSON.parse(readFileSync(pathIn(dataDir), "utf8"));
  } catch {
    return undefined;
  }
  return isRunning(state.launcherPid) && (await accepts(state.databaseUrl)) ? state : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function accepts(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port) || 5432, hostname, () => {
      resolve(true);
      socket.destroy();
    });
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy());
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}
