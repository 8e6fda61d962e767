import { join } from "node:path";
import { findFreePort, type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { expect } from "vitest";
import { type EdgeWorld, SECRET } from "./edge-world.ts";
import { eventually } from "./eventually.ts";

/** An edge, a worker or control as it is run: a process of its own, which can be killed. */
export interface TestProcess extends GuardedProcess {
  url: string;
  /** What the database knows its connections by. */
  name: string;
}

type Stores = Pick<EdgeWorld, "database" | "server" | "folder">;

const APPS = join(import.meta.dirname, "../../..");

/** Nobody of these tests reaches a limit unless the test says so. */
const RATE_PER_MINUTE = "1000000";

export function spawnEdge(stores: Stores, env: Record<string, string> = {}): Promise<TestProcess> {
  return spawnApp("edge", stores, {
    NEXTAUTH_SECRET: SECRET,
    HOST: "127.0.0.1",
    RATE_ADDRESS_PER_MINUTE: RATE_PER_MINUTE,
    RATE_BETS_PER_MINUTE: RATE_PER_MINUTE,
    ...env,
  });
}

export function spawnWorker(stores: Stores): Promise<TestProcess> {
  // All workers of one database make draws with the same keys.
  return spawnApp("worker", stores, { PROOF_KEYS_DIR: join(stores.folder, "proof") });
}

/** Without it no draw is sealed. */
export function spawnControl(stores: Stores): Promise<TestProcess> {
  return spawnApp("control", stores, { CONTROL_KEYS_DIR: join(stores.folder, "control") });
}

async function spawnApp(
  app: "edge" | "worker" | "control",
  { database, server }: Stores,
  env: Record<string, string>,
): Promise<TestProcess> {
  const port = await findFreePort();
  const name = `${app}-${port}`;
  const running = await spawnGuarded(process.execPath, ["src/main.ts"], {
    cwd: join(APPS, app),
    env: {
      NODE_ENV: "test",
      DATABASE_URL: database.url,
      REDIS_URL: server.url,
      PORT: String(port),
      PROCESS_NAME: name,
      LOG_LEVEL: "fatal",
      ...env,
    },
    output: "inherit",
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => expect((await fetch(`${url}/health`)).ok).toBe(true));
  return Object.assign(running, { url, name });
}

/** As the kernel would when memory runs out; returns when the database has seen the last of it, too. */
export async function kill({ database }: Stores, victim: TestProcess): Promise<void> {
  process.kill(victim.pid, "SIGKILL");
  expect(await victim.exited).toMatchObject({ signal: "SIGKILL" });
  await eventually(async () => {
    const sessions = await database.db.query("select from pg_stat_activity where application_name = $1", [
      victim.name,
    ]);
    expect(sessions).toEqual([]);
  });
}
