import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { spawnGuarded } from "./guarded-process.ts";

const MODULE = pathToFileURL(join(import.meta.dirname, "guarded-process.ts")).href;

/** A program that starts two more in its own group, the way a server starts its workers. */
const FAMILY = 'sleep 300 & sleep 300 & echo "$!"; wait';

/** A process that ended and was not collected yet still has a number, so its state is asked for. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  const state = existsSync("/proc/self")
    ? existsSync(stat) && readFileSync(stat, "utf8").split(") ").at(-1)
    : spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  return state !== false && state !== undefined && state !== "" && !state.startsWith("Z");
}

describe("a guarded process", () => {
  let owner: ChildProcess | undefined;
  afterEach(() => owner?.kill("SIGKILL"));

  test("ends with its whole group when its owner is killed", async () => {
    const script = `
      const { spawnGuarded } = await import(${JSON.stringify(MODULE)});
      const { child, pid } = await spawnGuarded("sh", ["-c", ${JSON.stringify(FAMILY)}], { output: "pipe" });
      child.stdout.once("data", (grandchild) => console.log(pid + " " + grandchild));
      setInterval(() => undefined, 1000);`;
    owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(owner.stdout as NodeJS.EventEmitter, "data");
    const pids = String(line).trim().split(" ").map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    owner.kill("SIGKILL");
    await expect.poll(() => pids.map(isAlive), { timeout: 10_000 }).toEqual([false, false]);
  });

  test("that ignores the request to stop is killed after the grace", async () => {
    const stubborn = await spawnGuarded("sh", ["-c", "trap '' TERM; echo up; while :; do sleep 1; done"], {
      output: "pipe",
    });
    await once(stubborn.child.stdout as NodeJS.EventEmitter, "data");
    await stubborn.stop(100);
    expect(await stubborn.exited).toEqual({ code: null, signal: "SIGKILL" });
  });

  test("that cannot be started is an error of the caller", async () => {
    await expect(spawnGuarded("no-such-program", [], { output: "pipe" })).rejects.toThrow("ENOENT");
  });
});
