import { type ChildProcess, spawn } from "node:child_process";

export interface GuardedOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Run as this user (only root can). */
  user?: { uid: number; gid: number } | undefined;
  /** A file descriptor for the child's output, "pipe" to read it here, "inherit" to print it where ours goes. */
  output: number | "pipe" | "inherit";
  /** What asks this program to end well: Postgres takes SIGINT for "finish now, but cleanly". */
  stopSignal?: "SIGTERM" | "SIGINT";
}

export interface GuardedProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves when the process has ended, however it did. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  isRunning(): boolean;
  /** Asks the process group to end and kills it when it has not after `graceMs`. Harmless when it has ended already. */
  stop(graceMs?: number): Promise<void>;
}

/** Long enough for a job, a request or a checkpoint to finish; a person who pressed Ctrl-C does not wait longer. */
const GRACE_MS = 10_000;

/**
 * Blocks on its standard input, whose other end its owner holds. A line means the process ended by itself; the end of the
 * stream without one means the owner died, however it died, and the process group is asked to end, then killed.
 */
const GUARDIAN = `
if read -r _; then exit 0; fi
kill -s "$2" -- "-$1" 2>/dev/null
waited=0
while [ "$waited" -lt "$3" ] && kill -s 0 -- "-$1" 2>/dev/null; do sleep 1; waited=$((waited + 1)); done
kill -s KILL -- "-$1" 2>/dev/null
`;

/**
 * Starts a program in a process group of its own, so that Ctrl-C in a terminal reaches only its owner, which then stops
 * things in the right order; and never leaves it behind: a guardian ends it when its owner dies, by `kill -9` too.
 */
export function spawnGuarded(
  command: string,
  args: readonly string[],
  options: GuardedOptions,
): Promise<GuardedProcess> {
  const { cwd, env, user, output, stopSignal = "SIGTERM" } = options;
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", output, output],
    ...(cwd !== undefined && { cwd }),
    ...(env !== undefined && { env }),
    ...user,
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => {
      child.off("error", reject);
      resolve(guard(child, stopSignal));
    });
  });
}

function guard(child: ChildProcess, stopSignal: "SIGTERM" | "SIGINT"): GuardedProcess {
  const { pid } = child;
  if (pid === undefined) {
    throw new Error("a spawned process has no pid");
  }
  const guardianArgs = [String(pid), stopSignal.slice("SIG".length), String(GRACE_MS / 1000)];
  const guardian = spawn("sh", ["-c", GUARDIAN, "guardian", ...guardianArgs], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // It may have been ended by the end of the machine's session; then there is nobody left to tell.
  guardian.stdin.on("error", () => undefined);
  guardian.unref();
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("exit", (code, signal) => {
      guardian.stdin.end("ended\n");
      resolve({ code, signal });
    });
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    child,
    exited,
    isRunning,
    stop: async (graceMs = GRACE_MS) => {
      const killTimer = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
      if (isRunning()) {
        signalGroup(pid, stopSignal);
      }
      await exited;
      clearTimeout(killTimer);
      // What it started itself and did not wait for.
      signalGroup(pid, "SIGKILL");
    },
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) {
      throw error;
    }
  }
}
