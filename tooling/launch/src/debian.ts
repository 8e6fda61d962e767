import { existsSync } from "node:fs";
import { runQuietly } from "./run.ts";

/** Whether this machine lets us install a package: Debian or a relative of it, as root. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

export async function installPackage(name: string): Promise<void> {
  console.log(`Installing ${name} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("apt-get", ["update", "-qq"], env);
  await runQuietly("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], env);
}
