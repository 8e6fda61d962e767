import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type GuardedProcess, spawnGuarded } from "./guarded-process.ts";
import { locatePostgres, makeFolderFor, type PostgresFiles } from "./postgres-files.ts";

export interface EmbeddedPostgresOptions {
  /** Kept between starts. Where the server may not reach it (see `locatePostgres`), another place stands in for it. */
  dataDir: string;
  port: number;
  /** Of the role `postgres`; set when the data is made, so it must stay the same for one `dataDir`. */
  password: string;
  logFile: string;
  /** Data that nobody misses after a crash, as in tests: spares the disk, several times faster. */
  isThrowaway?: boolean;
}

export interface EmbeddedPostgres {
  readonly pid: number;
  readonly dataDir: string;
  readonly exited: GuardedProcess["exited"];
  /** For the role `postgres`, on this machine only. */
  url(database: string): string;
  stop(): Promise<void>;
}

const MAJOR_VERSION = "18";

/** A start after a crash replays the log; on a slow disk that takes a while and must not be cut off. */
const READY_WITHIN_MS = 60_000;
const READY_POLL_MS = 50;

/** A fast shutdown ends with a checkpoint; killing the server during it costs only a recovery at the next start. */
const STOP_GRACE_MS = 20_000;

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  // No socket file: its usual folder may be missing or not writable, and every caller has a port.
  "unix_socket_directories=",
  // Three processes with two pools of ten each, tools and tests, and room for a second set.
  "max_connections=200",
  // Holds every hot page of a demo day; a quarter of the memory of the smallest machine we expect.
  "shared_buffers=256MB",
  // Requests are short: compiling a plan to machine code never pays for itself.
  "jit=off",
  // A ticket or a transfer that was answered must survive a crash.
  "synchronous_commit=on",
  "fsync=on",
  // The log of a batch of bets is mostly on disk when its commit asks for it.
  "wal_writer_delay=10ms",
  // Waiting for a lock for over a second is the first sign of trouble and should be in the log.
  "log_lock_waits=on",
  // A storm of bets writes a gigabyte in half a minute; at the default each would end in a checkpoint that stalls commits for up
  // to a second and brings every page back into the log whole.
  "max_wal_size=4GB",
  "checkpoint_timeout=15min",
  "timezone=UTC",
  "log_timezone=UTC",
];

const THROWAWAY_SETTINGS = ["synchronous_commit=off", "fsync=off", "full_page_writes=off"];

/** Makes the data when it is missing, ends a server that an earlier run left on it, starts and waits until it answers. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const files = locatePostgres(options.dataDir);
  mkdirSync(dirname(options.logFile), { recursive: true });
  if (!existsSync(join(files.dataDir, "PG_VERSION"))) {
    initialise(files, options);
  }
  requireSameMajorVersion(files.dataDir);
  await clearStaleLock(files.dataDir);
  const server = await launch(files, options);
  const url = (database: string) =>
    `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${database}`;
  await waitUntilReady(server, url("postgres"), options.logFile);
  return {
    pid: server.pid,
    dataDir: files.dataDir,
    exited: server.exited,
    url,
    stop: () => server.stop(STOP_GRACE_MS),
  };
}

/** Made beside its place and renamed, so that an interrupted run leaves nothing that looks finished. */
function initialise(files: PostgresFiles, options: EmbeddedPostgresOptions): void {
  const unfinished = `${files.dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  makeFolderFor(files.user, unfinished);
  const passwordFolder = join(tmpdir(), `sortes-${randomUUID()}`);
  makeFolderFor(files.user, passwordFolder);
  const passwordFile = join(passwordFolder, "password");
  writeFileSync(passwordFile, options.password);
  try {
    const args = [
      `--pgdata=${unfinished}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      // Postgres' own collation: the same order on every machine, whatever locales it has.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(options.isThrowaway ? ["--no-sync"] : []),
    ];
    const result = spawnSync(files.initdb, args, { ...files.user, cwd: "/", encoding: "utf8" });
    if (result.status !== 0) {
      throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
    }
  } finally {
    rmSync(passwordFolder, { recursive: true, force: true });
  }
  rmSync(files.dataDir, { recursive: true, force: true });
  renameSync(unfinished, files.dataDir);
}

function requireSameMajorVersion(dataDir: string): void {
  const version = readFileSync(join(dataDir, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR_VERSION) {
    throw new Error(
      `${dataDir} was made by PostgreSQL ${version}, this is ${MAJOR_VERSION}: move it away first`,
    );
  }
}

/**
 * A crash leaves `postmaster.pid`. Postgres forgives that unless a process with that number runs: then either an earlier
 * server of this folder is still there and is asked to end, or the number belongs to somebody else and the file goes.
 */
async function clearStaleLock(dataDir: string): Promise<void> {
  const lockFile = join(dataDir, "postmaster.pid");
  if (!existsSync(lockFile)) {
    return;
  }
  const pid = Number.parseInt(readFileSync(lockFile, "utf8"), 10);
  for (let waitedMs = 0; isServerOf(pid, dataDir); waitedMs += READY_POLL_MS) {
    if (waitedMs > STOP_GRACE_MS) {
      throw new Error(`another Postgres (process ${pid}) holds ${dataDir} and does not end`);
    }
    process.kill(pid, "SIGINT");
    await sleep(READY_POLL_MS);
  }
  rmSync(lockFile, { force: true });
}

function isServerOf(pid: number, dataDir: string): boolean {
  return commandLineOf(pid).includes(dataDir);
}

function commandLineOf(pid: number): string {
  const procFile = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self")) {
    return existsSync(procFile) ? readFileSync(procFile, "utf8") : "";
  }
  return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout;
}

async function launch(files: PostgresFiles, options: EmbeddedPostgresOptions): Promise<GuardedProcess> {
  const settings = options.isThrowaway ? [...SETTINGS, ...THROWAWAY_SETTINGS] : SETTINGS;
  const log = openSync(options.logFile, "a");
  try {
    return await spawnGuarded(
      files.postgres,
      ["-D", files.dataDir, "-p", String(options.port), ...settings.flatMap((setting) => ["-c", setting])],
      { cwd: "/", user: files.user, output: log, stopSignal: "SIGINT" },
    );
  } finally {
    closeSync(log);
  }
}

async function waitUntilReady(server: GuardedProcess, url: string, logFile: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < READY_WITHIN_MS; waitedMs += READY_POLL_MS) {
    if (!server.isRunning()) {
      throw new Error(
        `Postgres ended while starting:\n${readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-5).join("\n")}`,
      );
    }
    if (await answers(url)) {
      return;
    }
    await sleep(READY_POLL_MS);
  }
  await server.stop();
  throw new Error(`Postgres was not ready within ${READY_WITHIN_MS / 1000} s; see ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
