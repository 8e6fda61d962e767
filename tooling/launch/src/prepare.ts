import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyMigrations, openLogin } from "@sortes/db/migrate";
import { ROOT } from "./paths.ts";
import { runQuietly } from "./run.ts";
import type { Secrets } from "./secrets.ts";
import { parseSeedSummary, type SeedSummary } from "./seed-summary.ts";

const SCHEMA_DIR = join(ROOT, "packages/db/schema");
const GENERATED_STAMP = join(ROOT, "packages/db/src/generated/.made-from");

/** The seed of every `npm start`: the same players, games and history on every machine. */
const START_SEED = 1;

/** Makes the Prisma client when the schema, or Prisma, is another than the one it was made from. */
export async function generateClient(): Promise<void> {
  const wanted = hashOfSchema();
  if (existsSync(GENERATED_STAMP) && readFileSync(GENERATED_STAMP, "utf8") === wanted) {
    return;
  }
  await runQuietly("npm", ["run", "--silent", "generate", "--workspace", "@sortes/db"]);
  writeFileSync(GENERATED_STAMP, wanted);
}

export async function migrate(databaseUrl: string): Promise<string[]> {
  return applyMigrations({ url: databaseUrl });
}

/** Addresses of the database for those who do not own it. */
export interface Logins {
  databaseUrl: string;
  controlDatabaseUrl: string;
}

/** The logins that the environment names, or those that the database's owner makes. */
export async function openLogins(ownerUrl: string, secrets: Secrets): Promise<Logins> {
  const { APP_DATABASE_URL, CONTROL_DATABASE_URL } = process.env;
  return {
    databaseUrl: APP_DATABASE_URL || (await openLogin(ownerUrl, "sortes_app", secrets.appPassword)),
    controlDatabaseUrl:
      CONTROL_DATABASE_URL || (await openLogin(ownerUrl, "sortes_control", secrets.controlPassword)),
  };
}

/** Puts in what the demo needs; seeding twice changes nothing. Returns what there is to sign in with. */
export async function seed(databaseUrl: string): Promise<SeedSummary> {
  const output = await runQuietly(
    process.execPath,
    ["packages/domain/src/seed/server/cli.ts", "--seed", String(START_SEED)],
    { ...process.env, DATABASE_URL: databaseUrl },
  );
  return parseSeedSummary(output);
}

/** Builds both sites; turbo answers from its cache when neither they nor a package they use changed. */
export async function buildSites(): Promise<void> {
  await runQuietly("turbo", ["run", "build", "--output-logs=errors-only", "--no-update-notifier"], {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
  });
}

function hashOfSchema(): string {
  const hash = createHash("sha256").update(readFileSync(join(ROOT, "packages/db/package.json")));
  for (const name of readdirSync(SCHEMA_DIR).sort()) {
    hash.update(name).update(readFileSync(join(SCHEMA_DIR, name)));
  }
  return hash.digest("hex");
}
