import { randomUUID } from "node:crypto";
import pg from "pg";

/** SQLSTATEs. */
const UNKNOWN_DATABASE = "3D000";
const DUPLICATE_DATABASE = ["42P04", "23505"];

/** Runs `work` on one connection to `url`. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: "sortes-migrate" });
  // A connection lost between two statements is reported by the next one; unheard, the event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and role, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** Needs a role that may make databases only when there is something to make. */
export async function createDatabaseIfMissing(url: string): Promise<void> {
  if (await exists(url)) {
    return;
  }
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await withClient(urlOfDatabase(url, "postgres"), (client) =>
    client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error: unknown) => {
      // Somebody who started at the same time was quicker.
      if (!(error instanceof pg.DatabaseError && DUPLICATE_DATABASE.includes(error.code ?? ""))) {
        throw error;
      }
    }),
  );
}

async function exists(url: string): Promise<boolean> {
  try {
    await withClient(url, async () => undefined);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNKNOWN_DATABASE) {
      return false;
    }
    throw error;
  }
}

export async function dropDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await withClient(urlOfDatabase(url, "postgres"), (client) =>
    // Forced: a connection that somebody forgot must not keep a throwaway database alive.
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/** Runs `work` on an empty database of its own beside the one of `url`, and drops it. */
export async function withScratchDatabase<Result>(
  url: string,
  work: (scratchUrl: string) => Promise<Result>,
): Promise<Result> {
  const scratchUrl = urlOfDatabase(url, `sortes_scratch_${randomUUID().replaceAll("-", "")}`);
  await createDatabaseIfMissing(scratchUrl);
  try {
    return await work(scratchUrl);
  } finally {
    await dropDatabase(scratchUrl);
  }
}
