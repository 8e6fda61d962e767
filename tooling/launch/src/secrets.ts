import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What an operator of a real installation would set in the environment. */
export interface Secrets {
  postgresPassword: string;
  /** Of the login of web, admin, edge and worker. */
  appPassword: string;
  /** Of control's own login. */
  controlPassword: string;
  /** One per site: a session of the player site must mean nothing to the console. */
  webAuthSecret: string;
  adminAuthSecret: string;
}

const SECRET_BYTES = 32;

/** Made at the first start and kept, so that sessions and the database survive the next. Only the owner can read them. */
export function loadOrCreateSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  mkdirSync(dataDir, { recursive: true });
  const known: Partial<Secrets> = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  const secrets: Secrets = {
    postgresPassword: known.postgresPassword ?? newSecret(),
    appPassword: known.appPassword ?? newSecret(),
    controlPassword: known.controlPassword ?? newSecret(),
    webAuthSecret: known.webAuthSecret ?? newSecret(),
    adminAuthSecret: known.adminAuthSecret ?? newSecret(),
  };
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return secrets;
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("hex");
}
