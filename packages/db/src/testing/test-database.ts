import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDb, type Db } from "../client.ts";
import { dropDatabase, urlOfDatabase, withClient } from "../migrate/index.ts";

/** What `global-setup.ts` gives every test of the `int` project. Declared here, where the workspaces that use it look. */
interface TestServices {
  databaseUrl: string;
  templateName: string;
  redisUrl: string;
}

declare module "vitest" {
  interface ProvidedContext {
    testServices: TestServices;
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly db: Db;
  /** Closes `db` and drops the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of the test file's own. Make it in `beforeAll`, drop it in `afterAll`. */
export async function createTestDatabase(options: { poolMax?: number } = {}): Promise<TestDatabase> {
  const { databaseUrl, templateName } = inject("testServices");
  const name = `sortes_test_${randomUUID().replaceAll("-", "")}`;
  await withClient(databaseUrl, (client) =>
    client.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(templateName)}`,
    ),
  );
  const url = urlOfDatabase(databaseUrl, name);
  const db = createDb({ url, applicationName: "sortes-test", ...options });
  return {
    url,
    db,
    drop: async () => {
      await db.close();
      await dropDatabase(url);
    },
  };
}

/** Any database of the test's Postgres server, for tests that make databases of their own. */
export function testServerUrl(): string {
  return inject("testServices").databaseUrl;
}

/** A Redis shared by all test files: never flush it, and keep to keys under `testRedisPrefix()`. */
export function testRedisUrl(): string {
  return inject("testServices").redisUrl;
}

/** A key prefix nobody else has, in braces so that Redis Cluster and BullMQ keep its keys together. */
export function testRedisPrefix(): string {
  return `{test-${randomUUID()}}`;
}
