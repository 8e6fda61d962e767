import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { advisoryLocks } from "../advisory-locks.ts";
import { createDatabaseIfMissing, withClient, withScratchDatabase } from "./databases.ts";
import { loadDatamodels, loadMigrations, MIGRATIONS_DIR, SCHEMA_DIR } from "./history.ts";
import { withSchemaEngine } from "./schema-engine.ts";

export interface MigrateOptions {
  /** The database to bring up to date; for the others, any database of a server on which a scratch one may be made. */
  url: string;
  migrationsDir?: string;
  schemaDir?: string;
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Year to second. */
const STAMP_LENGTH = 14;

/**
 * Creates the database if it is missing, applies the migrations it has not seen, in order, and returns their names. A
 * migration that fails leaves nothing behind but its mark in `_prisma_migrations`, which stops later runs until it is mended.
 */
export async function applyMigrations({
  url,
  migrationsDir = MIGRATIONS_DIR,
}: MigrateOptions): Promise<string[]> {
  await createDatabaseIfMissing(url);
  const migrationsList = await loadMigrations(migrationsDir);
  return withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [advisoryLocks.migrations]);
    const { appliedMigrationNames } = await withSchemaEngine({ url }, (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTERS }),
    );
    return appliedMigrationNames;
  });
}

/**
 * The SQL that would bring what the migrations make to what the schema files say; `""` when they agree. The engine does
 * not look at CHECKs, triggers, functions and grants, so those live in hand-written migrations.
 */
export async function diffSchemaAgainstMigrations(options: MigrateOptions): Promise<string> {
  const { url, migrationsDir = MIGRATIONS_DIR, schemaDir = SCHEMA_DIR } = options;
  const datamodels = await loadDatamodels(schemaDir);
  const files = datamodels.map(([path, content]) => ({ path, content }));
  return withScratchDatabase(url, async (scratchUrl) => {
    await applyMigrations({ url: scratchUrl, migrationsDir });
    const { stdout } = await withSchemaEngine({ url: scratchUrl, datamodels }, (engine) =>
      engine.diff({
        from: { tag: "schemaDatasource", files, configDir: schemaDir },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      }),
    );
    return stdout === null || stdout.includes("This is an empty migration") ? "" : stdout;
  });
}

/**
 * Writes the missing SQL to `migrations/<UTC time>_<name>/migration.sql` and returns that file's path, or `undefined` when
 * the schema and the migrations agree. It is not applied: read it first.
 */
export async function createMigration(
  options: MigrateOptions & { name: string; now?: Date },
): Promise<string | undefined> {
  const { migrationsDir = MIGRATIONS_DIR, name, now = new Date() } = options;
  requireMigrationName(name);
  const script = await diffSchemaAgainstMigrations(options);
  if (script === "") {
    return undefined;
  }
  const { migrationDirectories } = await loadMigrations(migrationsDir);
  const directory = join(migrationsDir, nextDirectoryName(name, now, migrationDirectories.at(-1)?.path));
  const path = join(directory, "migration.sql");
  await mkdir(directory, { recursive: true });
  await writeFile(path, script, { flag: "wx" });
  return path;
}

function requireMigrationName(name: string): void {
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/i.test(name)) {
    throw new RangeError(`a migration's name is letters, digits, "_" and "-", at most 64 of them: "${name}"`);
  }
}

/** `20261121090000_add_claims`: names sort in the order they were made, even where a clock was wrong before. */
function nextDirectoryName(name: string, now: Date, last: string | undefined): string {
  const stamp = BigInt(now.toISOString().replace(/\D/g, "").slice(0, STAMP_LENGTH));
  const lastStamp = BigInt(last?.match(/^\d+/)?.[0] ?? 0);
  return `${stamp > lastStamp ? stamp : lastStamp + 1n}_${name.toLowerCase().replaceAll("-", "_")}`;
}
