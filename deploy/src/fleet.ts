import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort, type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { inheritedEnv } from "./env.ts";
import { loadServersInService, requireHaproxy, startHaproxy } from "./haproxy.ts";

export interface FleetOptions {
  databaseUrl: string;
  redisUrl: string;
  /** For control's own role; without it control runs elsewhere. */
  controlDatabaseUrl?: string | undefined;
  /** The player site's own. */
  secret: string;
  webOrigin: string;
  /** `address:port` for everybody, and for Prometheus. */
  listen: string;
  operations: string;
  requestsPer10s: number;
  /** More settings of the edges. */
  edgeEnv?: Record<string, string>;
  /** And of the workers. */
  workerEnv?: Record<string, string>;
  /** And of control. */
  controlEnv?: Record<string, string>;
}

/** Two edges, two workers and control on one database, and HAProxy in front of the edges. */
export interface Fleet {
  /** Ends each edge in turn and starts it anew, and goes on only when HAProxy sends requests to it again. */
  restartEdges(onRestarted?: (name: string) => void): Promise<void>;
  /** Resolves when HAProxy has ended, by itself or because all was stopped. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

const APPS = join(import.meta.dirname, "../../apps");
/** Longer than the edge's own limit: it knows better than we when it is done. */
const STOP_WITHIN_MS = 40_000;
/** HAProxy notices within a second; see haproxy.cfg. */
const DRAIN_DELAY_MS = "2000";
const WELL_WITHIN_MS = 60_000;
const ASKED_EVERY_MS = 100;
/** Between the death of a process and its next start. */
const RESTARTED_AFTER_MS = 1_000;

export async function startFleet(options: FleetOptions): Promise<Fleet> {
  requireHaproxy();
  const shared = { DATABASE_URL: options.databaseUrl, REDIS_URL: options.redisUrl };
  const edges = await Promise.all(
    ["edge-1", "edge-2"].map((name) =>
      keepRunning("edge", name, {
        ...shared,
        NEXTAUTH_SECRET: options.secret,
        WEB_ORIGIN: options.webOrigin,
        HOST: "127.0.0.1",
        TRUSTED_PROXIES: "127.0.0.1",
        DRAIN_DELAY_MS,
        ...options.edgeEnv,
      }),
    ),
  );
  const workers = await Promise.all(
    ["worker-1", "worker-2"].map((name) => keepRunning("worker", name, { ...shared, ...options.workerEnv })),
  );
  const { controlDatabaseUrl } = options;
  const control = controlDatabaseUrl
    ? [await keepRunning("control", "control", { DATABASE_URL: controlDatabaseUrl, ...options.controlEnv })]
    : [];
  const [first, second] = edges.map(({ port }) => `127.0.0.1:${port}`);
  const haproxy = await startHaproxy({
    SORTES_LISTEN: options.listen,
    SORTES_OPERATIONS: options.operations,
    SORTES_REQUESTS_PER_10S: String(options.requestsPer10s),
    SORTES_EDGE_1: first ?? "",
    SORTES_EDGE_2: second ?? "",
  });
  const waitForAll = () =>
    waitUntil("HAProxy sends requests to both edges", async () => {
      const inService = await loadServersInService(options.operations);
      return edges.every(({ name }) => inService.includes(name));
    });
  await waitForAll();
  return {
    restartEdges: async (onRestarted) => {
      for (const edge of edges) {
        await edge.restart();
        await waitForAll();
        onRestarted?.(edge.name);
      }
    },
    ended: haproxy.exited,
    stop: async () => {
      await haproxy.stop();
      await Promise.all([...edges, ...workers, ...control].map((member) => member.stop()));
    },
  };
}

interface Member {
  name: string;
  port: number;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** One of our processes, on a port of its own, started anew whenever it ends before it is stopped. */
async function keepRunning(
  app: "edge" | "worker" | "control",
  name: string,
  env: Record<string, string>,
): Promise<Member> {
  const port = await findFreePort();
  let running: GuardedProcess;
  /** It was asked to end. */
  let isEnding = false;
  const start = async (): Promise<void> => {
    const started = await spawnGuarded(process.execPath, ["src/main.ts"], {
      cwd: join(APPS, app),
      env: { ...inheritedEnv, LOG_LEVEL: "warn", ...env, PORT: String(port), PROCESS_NAME: name },
      output: "inherit",
    });
    running = started;
    void started.exited.then(async () => {
      if (isEnding) return;
      await sleep(RESTARTED_AFTER_MS);
      if (!isEnding) await start();
    });
  };
  const end = (): Promise<void> => {
    isEnding = true;
    return running.stop(STOP_WITHIN_MS);
  };
  await start();
  await waitUntil(`${name} is well`, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    return answer?.ok === true;
  });
  return {
    name,
    port,
    restart: async () => {
      await end();
      isEnding = false;
      await start();
    },
    stop: end,
  };
}

/** @throws when it takes too long */
async function waitUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + WELL_WITHIN_MS;
  while (performance.now() < deadlineMs) {
    if (await isSo()) return;
    await sleep(ASKED_EVERY_MS);
  }
  throw new Error(`waited in vain until ${what}`);
}
