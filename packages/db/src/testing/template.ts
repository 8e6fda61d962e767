import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { advisoryLocks } from "../advisory-locks.ts";
import {
  applyMigrations,
  createDatabaseIfMissing,
  dropDatabase,
  MIGRATIONS_DIR,
  urlOfDatabase,
  withClient,
} from "../migrate/index.ts";

/**
 * A migrated database that tests copy, named after the text of the migrations: it is made once per server and change of
 * the schema. Postgres copies a database far faster than migrations build one.
 */
export async function prepareTemplate(serverUrl: string): Promise<string> {
  const name = `sortes_template_${hashOfMigrations()}`;
  const url = urlOfDatabase(serverUrl, name);
  await withClient(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [advisoryLocks.testTemplate]);
    const found = await client.query("select from pg_database where datname = $1 and datistemplate", [name]);
    if (found.rowCount === 0) {
      // What is left of a run that was interrupted before it marked its template as finished.
      await dropDatabase(url);
      await createDatabaseIfMissing(url);
      await applyMigrations({ url });
      await client.query("update pg_database set datistemplate = true where datname = $1", [name]);
    }
  });
  return name;
}

function hashOfMigrations(): string {
  const hash = createHash("sha256");
  for (const path of readdirSync(MIGRATIONS_DIR, { recursive: true, encoding: "utf8" }).sort()) {
    if (path.endsWith(".sql")) {
      hash.update(path).update(readFileSync(join(MIGRATIONS_DIR, path)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
