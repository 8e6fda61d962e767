import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { Datamodels } from "./schema-engine.ts";

export const SCHEMA_DIR = join(import.meta.dirname, "../../schema");
export const MIGRATIONS_DIR = join(import.meta.dirname, "../../migrations");

export async function loadDatamodels(schemaDir: string): Promise<Datamodels> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, await readFile(join(schemaDir, name), "utf8")],
    ),
  );
}

/** The migrations in the order of their names, which begin with the time they were made. */
export async function loadMigrations(migrationsDir: string): Promise<MigrationList> {
  // Only a folder that does not exist yet holds no migrations; one that cannot be read is an error, not an empty history.
  const entries = existsSync(migrationsDir) ? await readdir(migrationsDir, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map((name) => loadMigration(migrationsDir, name))),
  };
}

async function loadMigration(
  migrationsDir: string,
  name: string,
): Promise<MigrationList["migrationDirectories"][number]> {
  const path = join(migrationsDir, name, "migration.sql");
  return {
    path: name,
    migrationFile: {
      path: relative(join(migrationsDir, name), path),
      content: { tag: "ok", value: await readFile(path, "utf8") },
    },
  };
}
