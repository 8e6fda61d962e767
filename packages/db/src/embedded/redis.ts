import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type GuardedProcess, spawnGuarded } from "./guarded-process.ts";

export interface EmbeddedRedisOptions {
  /** `redis-server` or `valkey-server`, see `findRedisServer`. */
  program: string;
  dataDir: string;
  port: number;
  logFile: string;
  /** Queues that nobody misses afterwards, as in tests. Otherwise each write is kept within a second. */
  isThrowaway?: boolean;
}

export interface EmbeddedRedis {
  readonly pid: number;
  readonly url: string;
  readonly exited: GuardedProcess["exited"];
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 20_000;
const READY_POLL_MS = 50;

/** npm carries no Redis, so it is the machine's own. */
export function findRedisServer(): string | undefined {
  return ["redis-server", "valkey-server"].find((name) => spawnSync(name, ["--version"]).status === 0);
}

export async function startEmbeddedRedis(options: EmbeddedRedisOptions): Promise<EmbeddedRedis> {
  mkdirSync(options.dataDir, { recursive: true });
  mkdirSync(dirname(options.logFile), { recursive: true });
  const settings = {
    bind: "127.0.0.1",
    port: String(options.port),
    dir: options.dataDir,
    save: "",
    appendonly: options.isThrowaway ? "no" : "yes",
    // What BullMQ requires: a queue must not forget jobs to make room.
    "maxmemory-policy": "noeviction",
  };
  const log = openSync(options.logFile, "a");
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server = await spawnGuarded(options.program, args, { output: log }).finally(() => closeSync(log));
  await waitUntilReady(server, options);
  return {
    pid: server.pid,
    url: `redis://127.0.0.1:${options.port}`,
    exited: server.exited,
    stop: () => server.stop(),
  };
}

async function waitUntilReady(server: GuardedProcess, options: EmbeddedRedisOptions): Promise<void> {
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS; waitedMs += READY_POLL_MS) {
    if (!server.isRunning()) {
      throw new Error(`Redis ended while starting:\n${lastLines(options.logFile)}`);
    }
    if (await answersPing(options.port)) {
      return;
    }
    await sleep(READY_POLL_MS);
  }
  await server.stop();
  throw new Error(`Redis was not ready within ${READY_WITHIN_MS / 1000} s; see ${options.logFile}`);
}

/** While it loads its data it answers LOADING, which is not ready. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once("data", (data) => {
      resolve(data.toString().startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-5).join("\n");
}
