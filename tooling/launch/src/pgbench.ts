import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { canInstallPackages, installPackage } from "./debian.ts";
import { LaunchError } from "./launch-error.ts";

const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/** Postgres' own load tool; the embedded server brings none. Any version will do: it only speaks the protocol. */
export async function findOrInstallPgbench(): Promise<string> {
  const found = findPgbench();
  if (found !== undefined) {
    return found;
  }
  if (canInstallPackages()) {
    await installPackage("postgresql-client");
    await installPackage("postgresql-contrib");
  }
  const installed = findPgbench();
  if (installed === undefined) {
    throw new LaunchError("The benches need pgbench. Install it (Debian: `apt install postgresql-contrib`).");
  }
  return installed;
}

function findPgbench(): string | undefined {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(DEBIAN_POSTGRES, version, "bin")),
  ];
  return folders.map((folder) => join(folder, "pgbench")).find(existsSync);
}
