import { DATA_DIR } from "../paths.ts";
import { generateClient, migrate, openLogins, seed } from "../prepare.ts";
import { runInForeground } from "../run.ts";
import { loadOrCreateSecrets } from "../secrets.ts";
import { type Services, startServices } from "../services.ts";
import { findRunningStack } from "../stack-state.ts";
import type { Stopping } from "../stopping.ts";

/** Runs one of our programs on the data of `npm start`: on its running servers, or on servers started for this command. */
export async function runOnServices(
  program: string,
  args: readonly string[],
  stopping: Stopping,
): Promise<number> {
  await generateClient();
  const { databaseUrl, redisUrl } = await openServices(stopping);
  await migrate(databaseUrl);
  await seed(databaseUrl);
  const logins = await openLogins(databaseUrl, loadOrCreateSecrets(DATA_DIR));
  const env = {
    ...process.env,
    DATABASE_URL: logins.databaseUrl,
    CONTROL_DATABASE_URL: logins.controlDatabaseUrl,
    REDIS_URL: redisUrl,
  };
  return runInForeground(process.execPath, [program, ...args], env);
}

/** The servers of a running `npm start`, or our own until `stopping` undoes them. */
export async function openServices(stopping: Stopping): Promise<Pick<Services, "databaseUrl" | "redisUrl">> {
  const running = await findRunningStack(DATA_DIR);
  if (running !== undefined) {
    return running;
  }
  const services = await startServices({
    dataDir: DATA_DIR,
    postgresPassword: loadOrCreateSecrets(DATA_DIR).postgresPassword,
    database: "sortes",
    isThrowaway: false,
    given: { databaseUrl: process.env.DATABASE_URL, redisUrl: process.env.REDIS_URL },
    onGiveUp: () => stopping.request(1),
  });
  stopping.defer(services.stop);
  return services;
}
