import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort, isPortFree } from "@sortes/db/embedded";
import { LaunchError } from "./launch-error.ts";

/** Where the processes of ours listen. */
export interface AppPorts {
  web: number;
  admin: number;
  worker: number;
  edge: number;
  control: number;
}

export const DEFAULT_PORTS: AppPorts = { web: 3000, admin: 3001, worker: 3002, edge: 3003, control: 3004 };

export async function requireFreePorts(ports: AppPorts): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isPortFree(port))) {
      throw new LaunchError(
        `Port ${port}, which ${name} needs, is taken by another program. Stop that one and start again.`,
      );
    }
  }
}

export async function findFreeAppPorts(): Promise<AppPorts> {
  return {
    web: await findFreePort(),
    admin: await findFreePort(),
    worker: await findFreePort(),
    edge: await findFreePort(),
    control: await findFreePort(),
  };
}

/** The same port as last time where it is still free, so that a saved connection of a database tool keeps working. */
export async function rememberPort(dataDir: string, name: string): Promise<number> {
  const path = join(dataDir, "ports.json");
  const known: Record<string, number> = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const last = known[name];
  const port = last !== undefined && (await isPortFree(last)) ? last : await findFreePort();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...known, [name]: port })}\n`);
  return port;
}
