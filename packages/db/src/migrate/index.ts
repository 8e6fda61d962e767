export { createDatabaseIfMissing, dropDatabase, urlOfDatabase, withClient } from "./databases.ts";
export { MIGRATIONS_DIR } from "./history.ts";
export { openLogin } from "./logins.ts";
export {
  applyMigrations,
  createMigration,
  diffSchemaAgainstMigrations,
  type MigrateOptions,
} from "./migrations.ts";
export { MigrationError } from "./schema-engine.ts";
