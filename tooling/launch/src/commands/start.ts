import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "../launch-error.ts";
import { DATA_DIR, ROOT } from "../paths.ts";
import { DEFAULT_PORTS, requireFreePorts } from "../ports.ts";
import { buildSites, generateClient, migrate, openLogins, seed } from "../prepare.ts";
import { loadOrCreateSecrets } from "../secrets.ts";
import type { SeedSummary } from "../seed-summary.ts";
import { startServices } from "../services.ts";
import { type Apps, startApps } from "../stack.ts";
import { findRunningStack, removeStackState, writeStackState } from "../stack-state.ts";
import type { Stopping } from "../stopping.ts";
import { formatTable } from "../table.ts";

/** `npm start` and `npm run dev`: everything a person needs to look at both sites, until Ctrl-C. */
export async function start(mode: "production" | "development", stopping: Stopping): Promise<number> {
  await requireNothingRuns();
  const secrets = loadOrCreateSecrets(DATA_DIR);
  rmSync(join(DATA_DIR, "logs"), { recursive: true, force: true });
  const onGiveUp = (): void => stopping.request(1);

  console.log("Preparing …");
  await generateClient();
  const services = await startServices({
    dataDir: DATA_DIR,
    postgresPassword: secrets.postgresPassword,
    database: "sortes",
    isThrowaway: false,
    given: { databaseUrl: process.env.DATABASE_URL, redisUrl: process.env.REDIS_URL },
    onGiveUp,
  });
  stopping.defer(services.stop);
  const [summary] = await Promise.all([
    migrateAndSeed(services.databaseUrl),
    mode === "production" ? build() : undefined,
  ]);

  console.log("Starting web, admin, edge, worker and control …");
  const { databaseUrl, redisUrl } = services;
  const apps = await startApps({
    mode,
    ports: DEFAULT_PORTS,
    dataDir: DATA_DIR,
    logins: await openLogins(databaseUrl, secrets),
    redisUrl,
    secrets,
    onGiveUp,
  });
  stopping.defer(apps.stop);
  writeStackState(DATA_DIR, { launcherPid: process.pid, databaseUrl, redisUrl, webUrl: apps.webUrl });
  stopping.defer(async () => removeStackState(DATA_DIR));

  console.log(describeStack(apps, summary));
  const exitCode = await stopping.serve();
  console.log("Stopping …");
  return exitCode;
}

async function requireNothingRuns(): Promise<void> {
  const running = await findRunningStack(DATA_DIR);
  if (running !== undefined) {
    throw new LaunchError(`Sortes already runs here, on ${running.webUrl} (process ${running.launcherPid}).`);
  }
  await requireFreePorts(DEFAULT_PORTS);
}

async function migrateAndSeed(databaseUrl: string): Promise<SeedSummary> {
  await migrate(databaseUrl);
  return seed(databaseUrl);
}

async function build(): Promise<void> {
  if (!existsSync(join(ROOT, "apps/web/.next/BUILD_ID"))) {
    console.log("Building both sites (the first time takes a minute or two) …");
  }
  await buildSites();
}

/** The one table a person needs: where things are and who can sign in. */
function describeStack(apps: Apps, summary: SeedSummary): string {
  const addresses = formatTable([
    [apps.webUrl, "player site"],
    [apps.adminUrl, "operator console"],
    [`${apps.edgeUrl}/v1/docs`, "bets, reads and live events for programs"],
    [apps.workerHealthUrl, "worker's health"],
  ]);
  const players = formatTable([
    ["PLAYER", "PASSWORD"],
    ...summary.players.map(({ email, password }) => [email, password]),
  ]);
  const staff = formatTable([
    ["STAFF", "PASSWORD", "ROLE", "TOTP SECRET (for any authenticator)"],
    ...summary.staff.map(({ email, password, role, totpSecret }) => [email, password, role, totpSecret]),
  ]);
  return `\nSortes is up. Ctrl-C stops it; logs are in .data/logs.\n\n${addresses}\n\n${players}\n\n${staff}\n`;
}
