import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { inheritedEnv } from "./env.ts";

const CONFIG = join(import.meta.dirname, "../haproxy.cfg");

const isThere = (): boolean => spawnSync("haproxy", ["-v"]).status === 0;

/** Debian's package, where we may install it; its own service is not ours to run. @throws where we may not */
export function requireHaproxy(): void {
  if (isThere()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...inheritedEnv, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [
      ["update", "-qq"],
      ["install", "-y", "-qq", "--no-install-recommends", "haproxy"],
    ]) {
      spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
    }
  }
  if (!isThere()) {
    throw new Error(
      "HAProxy 2.6 or newer is needed. Debian: `apt install haproxy`, then `systemctl disable --now haproxy`.",
    );
  }
}

/** @throws when the configuration is not valid, in HAProxy's own words */
export async function startHaproxy(settings: Record<string, string>): Promise<GuardedProcess> {
  const env = { ...inheritedEnv, ...settings };
  const { status, stderr } = spawnSync("haproxy", ["-c", "-f", CONFIG], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`haproxy.cfg: ${stderr}`);
  return spawnGuarded("haproxy", ["-db", "-q", "-f", CONFIG], { env, output: "inherit" });
}

/** Names of the edges that HAProxy sends requests to. */
export async function loadServersInService(operations: string): Promise<string[]> {
  const response = await fetch(`http://${operations}/metrics`).catch(() => undefined);
  const text = (await response?.text()) ?? "";
  const inService = /^haproxy_server_status\{proxy="edges",server="([^"]+)",state="UP"\} 1$/gm;
  return [...text.matchAll(inService)].map(([, name = ""]) => name);
}
