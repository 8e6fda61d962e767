import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { inheritedEnv } from "./env.ts";

/** Servers take turns on the first core, what makes their load has the last; Postgres and Redis go where there is room. */
export const SERVER_CORE = 0;
export const LOAD_CORE = availableParallelism() - 1;

/** As many files as the machine lets us have: each open stream is one, on both sides. */
const WITH_MOST_FILES = 'ulimit -n 1048576 2>/dev/null || ulimit -n "$(ulimit -Hn)"; exec "$@"';

/** The command, kept on one core where the machine has more than one and `taskset` (Linux). */
export function pinnedTo(
  core: number,
  command: string,
  args: readonly string[],
): [command: string, args: string[]] {
  const pin = hasTaskset() && availableParallelism() > 1 ? ["taskset", "--cpu-list", String(core)] : [];
  return ["sh", ["-c", WITH_MOST_FILES, "sh", ...pin, command, ...args]];
}

function hasTaskset(): boolean {
  const folders = (inheritedEnv.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, "taskset")));
}
