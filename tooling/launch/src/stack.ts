import { join } from "node:path";
import type { GuardedProcess } from "@sortes/db/embedded";
import { type AppSpec, startApp, waitUntilHealthy } from "./app-process.ts";
import { separateControlKeys } from "./control-keys.ts";
import { ROOT } from "./paths.ts";
import type { AppPorts } from "./ports.ts";
import type { Logins } from "./prepare.ts";
import type { Secrets } from "./secrets.ts";
import { supervise } from "./supervise.ts";

export interface AppsOptions {
  mode: "production" | "development";
  ports: AppPorts;
  dataDir: string;
  /** For the role that owns nothing, and for control's own. */
  logins: Logins;
  redisUrl: string;
  secrets: Secrets;
  /** Replaces variables of this process's environment for every app. */
  env?: NodeJS.ProcessEnv;
  onGiveUp(name: string): void;
}

export interface Apps {
  webUrl: string;
  adminUrl: string;
  edgeUrl: string;
  workerHealthUrl: string;
  /** The sites and the edge first, so that no new work comes in; then worker and control, which finish what they hold. */
  stop(): Promise<void>;
}

interface Running {
  name: AppSpec["name"];
  stop(): Promise<void>;
}

/** Starts web, admin, edge, worker and control and resolves when all are healthy. */
export async function startApps(options: AppsOptions): Promise<Apps> {
  const logsDir = join(options.dataDir, "logs");
  separateControlKeys(keysDir(options), controlKeysDir(options));
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    const isInside = ({ name }: Running) => name === "worker" || name === "control";
    await Promise.all(running.filter((app) => !isInside(app)).map((app) => app.stop()));
    await Promise.all(running.filter(isInside).map((app) => app.stop()));
  };
  const specs = appSpecs(options);
  const starts = await Promise.allSettled(
    specs.map(async (spec) => running.push(await superviseApp(spec, options, logsDir))),
  );
  const failure = starts.find((start) => start.status === "rejected");
  if (failure !== undefined) {
    await stop();
    throw failure.reason;
  }
  return {
    webUrl: webUrl(options.ports),
    adminUrl: `http://localhost:${options.ports.admin}`,
    edgeUrl: edgeUrl(options.ports),
    workerHealthUrl: workerHealthUrl(options.ports),
    stop,
  };
}

async function superviseApp(spec: AppSpec, options: AppsOptions, logsDir: string): Promise<Running> {
  let first: GuardedProcess | undefined;
  const start = async (): Promise<GuardedProcess> => {
    const app = await startApp(spec, { logsDir, isVerbose: options.mode === "development" });
    if (first === undefined) {
      first = app;
      await waitUntilHealthy(spec, app, logsDir).catch(async (error: unknown) => {
        await app.stop();
        throw error;
      });
    }
    return app;
  };
  const { stop } = await supervise({ name: spec.name, start, onGiveUp: options.onGiveUp });
  return { name: spec.name, stop };
}

function appSpecs(options: AppsOptions): AppSpec[] {
  const { ports, secrets } = options;
  return [
    siteSpec("web", options, {
      NEXTAUTH_SECRET: secrets.webAuthSecret,
      EDGE_URL: edgeUrl(ports),
      PROOF_KEYS_DIR: keysDir(options),
    }),
    siteSpec("admin", options, { NEXTAUTH_SECRET: secrets.adminAuthSecret }),
    {
      name: "edge",
      args: nodeArgs(options),
      cwd: join(ROOT, "apps/edge"),
      // The player site's key: its cookie opens this door too.
      env: {
        ...appEnv(options, ports.edge),
        NEXTAUTH_SECRET: secrets.webAuthSecret,
        WEB_ORIGIN: webUrl(ports),
      },
      healthUrl: `http://127.0.0.1:${ports.edge}/health`,
    },
    {
      name: "worker",
      args: nodeArgs(options),
      cwd: join(ROOT, "apps/worker"),
      env: { ...appEnv(options, ports.worker), PROOF_KEYS_DIR: keysDir(options) },
      healthUrl: workerHealthUrl(ports),
    },
    {
      name: "control",
      args: nodeArgs(options),
      cwd: join(ROOT, "apps/control"),
      env: {
        ...appEnv(options, ports.control),
        DATABASE_URL: options.logins.controlDatabaseUrl,
        CONTROL_KEYS_DIR: controlKeysDir(options),
      },
      healthUrl: `http://127.0.0.1:${ports.control}/health`,
    },
  ];
}

/** Our own programs are run by Node as they are. */
function nodeArgs({ mode }: AppsOptions): string[] {
  return [...(mode === "development" ? ["--watch", "--watch-preserve-output"] : []), "src/main.ts"];
}

function siteSpec(name: "web" | "admin", options: AppsOptions, ownEnv: NodeJS.ProcessEnv): AppSpec {
  const port = options.ports[name];
  const command = options.mode === "development" ? "dev" : "start";
  return {
    name,
    args: [join(ROOT, "node_modules/next/dist/bin/next"), command, "-p", String(port)],
    cwd: join(ROOT, "apps", name),
    env: {
      ...appEnv(options, port),
      ...ownEnv,
      NEXTAUTH_URL: `http://localhost:${port}`,
      WORKER_HEALTH_URL: workerHealthUrl(options.ports),
      MAIL_DIR: join(options.dataDir, "mail"),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    healthUrl: `http://127.0.0.1:${port}/api/health`,
  };
}

function appEnv(options: AppsOptions, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: options.mode,
    DATABASE_URL: options.logins.databaseUrl,
    REDIS_URL: options.redisUrl,
    PORT: String(port),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
    ...options.env,
  };
}

function keysDir({ dataDir }: AppsOptions): string {
  return join(dataDir, "proof");
}

function controlKeysDir({ dataDir }: AppsOptions): string {
  return join(dataDir, "control");
}

function webUrl(ports: AppPorts): string {
  return `http://localhost:${ports.web}`;
}

/** The site's own host name: the player's cookie belongs to that alone, whatever the port. */
function edgeUrl(ports: AppPorts): string {
  return `http://localhost:${ports.edge}`;
}

function workerHealthUrl(ports: AppPorts): string {
  return `http://127.0.0.1:${ports.worker}/health`;
}
