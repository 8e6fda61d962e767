import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import {
  findFreePort,
  findRedisServer,
  startEmbeddedPostgres,
  startEmbeddedRedis,
} from "../embedded/index.ts";
import { testEnv } from "./env.ts";
import { prepareTemplate } from "./template.ts";

interface Service {
  url: string;
  stop(): Promise<void>;
}

/** Once per run: real Postgres and Redis, started here unless given, and a migrated database to copy for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "sortes-test-"));
  const redis = await openRedis(folder);
  const postgres = await openPostgres(folder);
  project.provide("testServices", {
    databaseUrl: postgres.url,
    templateName: await prepareTemplate(postgres.url),
    redisUrl: redis.url,
  });
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}

async function openPostgres(folder: string): Promise<Service> {
  if (testEnv.databaseUrl !== undefined) {
    return { url: testEnv.databaseUrl, stop: async () => undefined };
  }
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    port: await findFreePort(),
    password: "postgres",
    logFile: join(folder, "postgres.log"),
    isThrowaway: true,
  });
  return { url: postgres.url("postgres"), stop: postgres.stop };
}

async function openRedis(folder: string): Promise<Service> {
  if (testEnv.redisUrl !== undefined) {
    return { url: testEnv.redisUrl, stop: async () => undefined };
  }
  const program = findRedisServer();
  if (program === undefined) {
    throw new Error(
      "these tests need redis-server or valkey-server on the PATH, or TEST_REDIS_URL; `npm test` installs it",
    );
  }
  return startEmbeddedRedis({
    program,
    dataDir: join(folder, "redis"),
    port: await findFreePort(),
    logFile: join(folder, "redis.log"),
    isThrowaway: true,
  });
}
