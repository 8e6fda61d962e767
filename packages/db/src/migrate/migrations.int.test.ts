import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testServerUrl } from "../testing/index.ts";
import { dropDatabase, urlOfDatabase, withClient } from "./databases.ts";
import { applyMigrations, createMigration, diffSchemaAgainstMigrations } from "./migrations.ts";
import { MigrationError } from "./schema-engine.ts";

const SCHEMA = `
datasource db {
  provider = "postgresql"
}
model Parcel {
  id     String @id @default(dbgenerated("uuidv7()")) @db.Uuid
  weight BigInt
  @@map("parcel")
}`;

const GUARD = `
ALTER TABLE parcel ADD CONSTRAINT parcel_weight CHECK (weight > 0);
CREATE FUNCTION parcel_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a parcel is never changed; not even once';
END $$;
CREATE TRIGGER parcel_guard BEFORE UPDATE ON parcel FOR EACH ROW EXECUTE FUNCTION parcel_guard();`;

describe("the repository's own migrations", () => {
  test("the schema files and the migrations agree", async () => {
    expect(await diffSchemaAgainstMigrations({ url: testServerUrl() })).toBe("");
  });
});

describe("migrations", () => {
  let folder: string;
  let options: { url: string; schemaDir: string; migrationsDir: string };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sortes-migrate-"));
    const url = urlOfDatabase(testServerUrl(), `sortes_migrate_${process.pid}`);
    options = { url, schemaDir: join(folder, "schema"), migrationsDir: join(folder, "migrations") };
    await mkdir(options.schemaDir);
    await writeFile(join(options.schemaDir, "parcel.prisma"), SCHEMA);
  });

  afterEach(async () => {
    await dropDatabase(options.url);
    await rm(folder, { recursive: true });
  });

  async function write(name: string, sql: string): Promise<void> {
    await mkdir(join(options.migrationsDir, name), { recursive: true });
    await writeFile(join(options.migrationsDir, name, "migration.sql"), sql);
  }

  test("a made migration brings a missing database to the schema, once", async () => {
    const path = await createMigration({ ...options, name: "Init", now: new Date("2026-01-02T03:04:05Z") });
    expect(path).toBe(join(options.migrationsDir, "20260102030405_init", "migration.sql"));
    expect(await readFile(path ?? "", "utf8")).toContain('CREATE TABLE "parcel"');
    expect(await applyMigrations(options)).toEqual(["20260102030405_init"]);
    expect(await applyMigrations(options)).toEqual([]);
    expect(await createMigration({ ...options, name: "again" })).toBeUndefined();
  });

  test("a made migration comes after the last, also when that one has a later time", async () => {
    await write("20990101000000_future", "SELECT 1;");
    const path = await createMigration({ ...options, name: "next" });
    expect(path).toContain("20990101000001_next");
  });

  test("checks, functions and triggers are applied whole and are no difference", async () => {
    await createMigration({ ...options, name: "init", now: new Date("2026-01-02T03:04:05Z") });
    await write("20260102030406_guard", GUARD);
    expect(await applyMigrations(options)).toHaveLength(2);
    expect(await diffSchemaAgainstMigrations(options)).toBe("");
    await withClient(options.url, async (client) => {
      await expect(client.query("insert into parcel (weight) values (0)")).rejects.toThrow("parcel_weight");
      await client.query("insert into parcel (weight) values (1)");
      await expect(client.query("update parcel set weight = 2")).rejects.toThrow("not even once");
    });
  });

  test("a column missing from the migrations is found", async () => {
    await write("20260102030405_init", "CREATE TABLE parcel (id uuid PRIMARY KEY DEFAULT uuidv7());");
    expect(await diffSchemaAgainstMigrations(options)).toContain('ADD COLUMN     "weight" BIGINT NOT NULL');
  });

  test("a migration that fails keeps none of its statements and says why", async () => {
    await write("20260102030405_broken", "CREATE TABLE half (id int); SELECT * FROM nowhere;");
    const failure = applyMigrations(options);
    await expect(failure).rejects.toThrow(MigrationError);
    await expect(failure).rejects.toThrow('relation "nowhere" does not exist');
    await withClient(options.url, async (client) => {
      const { rows } = await client.query("select to_regclass('half') as half");
      expect(rows).toEqual([{ half: null }]);
    });
  });

  test("two processes that migrate at once apply each migration once", async () => {
    await createMigration({ ...options, name: "init" });
    await applyMigrations({ ...options, migrationsDir: join(folder, "none") });
    const applied = await Promise.all([applyMigrations(options), applyMigrations(options)]);
    expect(applied.flat()).toHaveLength(1);
  });
});
