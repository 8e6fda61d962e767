import { join } from "node:path";
import { DATA_DIR } from "../paths.ts";
import { findOrInstallPgbench } from "../pgbench.ts";
import { generateClient } from "../prepare.ts";
import { runInForeground } from "../run.ts";
import { loadOrCreateSecrets } from "../secrets.ts";
import { startServices } from "../services.ts";
import type { Stopping } from "../stopping.ts";

/** `npm run bench -- NAME`: on durable servers of its own, so that it neither disturbs nor is disturbed by a running product. */
export async function bench(args: readonly string[], stopping: Stopping): Promise<number> {
  await generateClient();
  const dataDir = join(DATA_DIR, "bench");
  const services = await startServices({
    dataDir,
    postgresPassword: loadOrCreateSecrets(dataDir).postgresPassword,
    database: "postgres",
    isThrowaway: false,
    given: {},
    onGiveUp: () => stopping.request(1),
  });
  stopping.defer(services.stop);
  return runInForeground(process.execPath, ["bench/src/main.ts", ...args], {
    ...process.env,
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    PGBENCH: await findOrInstallPgbench(),
    NODE_ENV: "production",
  });
}
