import { findRedisServer } from "@sortes/db/embedded";
import { canInstallPackages, installPackage } from "./debian.ts";
import { LaunchError } from "./launch-error.ts";

/** The machine's Redis program. npm has none to bring, so Debian's package is installed where we may. */
export async function findOrInstallRedis(): Promise<string> {
  const found = findRedisServer();
  if (found !== undefined) {
    return found;
  }
  if (canInstallPackages()) {
    // The package's own service is not ours to start: we run a private server on a free port.
    await installPackage("redis-server");
  }
  const installed = findRedisServer();
  if (installed === undefined) {
    throw new LaunchError(
      "Sortes needs Redis 7 and found none. Install redis-server or valkey-server (Debian: `apt install redis-server`, macOS: `brew install redis`), or set REDIS_URL to one that runs.",
    );
  }
  return installed;
}
