import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { urlOfDatabase } from "@sortes/db/migrate";
import { checkSteps, vitestStep } from "../check-steps.ts";
import { findOrInstallChromium } from "../chromium.ts";
import { findFreeAppPorts } from "../ports.ts";
import { generateClient, migrate, openLogins, seed } from "../prepare.ts";
import { loadOrCreateSecrets } from "../secrets.ts";
import { type Services, startServices } from "../services.ts";
import { startApps } from "../stack.ts";
import { runStep, runSteps, type Step } from "../steps.ts";
import type { Stopping } from "../stopping.ts";
import { failedTally, formatTally, readPlaywrightTally, sumTallies, type Tally } from "../tally.ts";

const CHECKS_CONCURRENCY = 3;

/** Redis databases on the throwaway server: integration tests and browser tests may not see each other's keys. */
const REDIS_INT = 9;
const REDIS_E2E = 0;

/** `npm test`: every check there is, on servers, data and ports of its own. Its last line counts them. */
export async function test(stopping: Stopping): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "sortes-run-"));
  stopping.defer(async () => rmSync(dataDir, { recursive: true, force: true }));
  await generateClient();
  const tallies = await runSteps(checkSteps(dataDir), CHECKS_CONCURRENCY);

  const services = await startServices({
    dataDir,
    postgresPassword: loadOrCreateSecrets(dataDir).postgresPassword,
    database: "sortes",
    isThrowaway: true,
    given: {},
    onGiveUp: () => stopping.request(1),
  });
  stopping.defer(services.stop);
  tallies.push(await runStep(vitestStep("sim", dataDir)));
  const serviceEnv = {
    TEST_DATABASE_URL: urlOfDatabase(services.databaseUrl, "postgres"),
    TEST_REDIS_URL: `${services.redisUrl}/${REDIS_INT}`,
  };
  tallies.push(await runStep(vitestStep("int", dataDir, serviceEnv)));
  const build = await runStep(buildStep());
  tallies.push(build, build.failed === 0 ? await browserTests(dataDir, services, stopping) : failedTally());

  const tally = sumTallies(tallies);
  // Everything is stopped first: nothing may print after the line that counts.
  await stopping.undoAll();
  console.log(formatTally(tally));
  return tally.failed === 0 ? 0 : 1;
}

function buildStep(): Step {
  return {
    name: "build of both sites",
    command: "turbo",
    args: ["run", "build", "--output-logs=errors-only", "--no-update-notifier"],
    env: { NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1" },
  };
}

/** The built sites, the edge and the worker on the throwaway servers, as `npm start` runs them, and Playwright against them. */
async function browserTests(dataDir: string, services: Services, stopping: Stopping): Promise<Tally> {
  const chromiumPath = await findOrInstallChromium();
  const { databaseUrl } = services;
  const redisUrl = `${services.redisUrl}/${REDIS_E2E}`;
  await migrate(databaseUrl);
  const seedFile = join(dataDir, "seed.json");
  writeFileSync(seedFile, JSON.stringify(await seed(databaseUrl)));
  const secrets = loadOrCreateSecrets(dataDir);
  const apps = await startApps({
    mode: "production",
    ports: await findFreeAppPorts(),
    dataDir,
    logins: await openLogins(databaseUrl, secrets),
    redisUrl,
    secrets,
    // All players of all journeys come from this machine's one address.
    env: { RATE_SIGN_INS_PER_MINUTE: "10000" },
    onGiveUp: () => stopping.request(1),
  });
  stopping.defer(apps.stop);
  const report = join(dataDir, "e2e.json");
  return runStep({
    name: "browser tests",
    command: "playwright",
    args: ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
    env: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      CHROMIUM_PATH: chromiumPath,
      E2E_WEB_URL: apps.webUrl,
      E2E_ADMIN_URL: apps.adminUrl,
      E2E_EDGE_URL: apps.edgeUrl,
      E2E_WORKER_HEALTH_URL: apps.workerHealthUrl,
      E2E_DATABASE_URL: databaseUrl,
      E2E_REDIS_URL: redisUrl,
      E2E_SEED_FILE: seedFile,
    },
    readTally: (code) => readPlaywrightTally(report, code),
  });
}
