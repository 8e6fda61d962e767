import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createDatabaseIfMissing, dropDatabase, urlOfDatabase } from "@sortes/db/migrate";
import { env } from "./env.ts";

const run = promisify(execFile);

const SCALE = 20;
const CLIENTS = 16;
const THREADS = 2;

/** TPC-B as Postgres' own tool plays it, on the same server: what the machine does with the usual row-by-row transaction. */
export async function openPgbench(): Promise<{
  tps(seconds: number): Promise<number>;
  close(): Promise<void>;
}> {
  const url = urlOfDatabase(env.DATABASE_URL, "bench_tpcb");
  await createDatabaseIfMissing(url);
  await run(env.PGBENCH, ["--initialize", "--quiet", "--scale", String(SCALE), url]);
  return {
    tps: async (seconds) => {
      const { stdout } = await run(env.PGBENCH, [
        ...["--client", String(CLIENTS), "--jobs", String(THREADS), "--protocol", "prepared"],
        ...["--time", String(seconds), url],
      ]);
      const match = /tps = ([\d.]+)/.exec(stdout);
      if (!match?.[1]) throw new Error(`pgbench said nothing of tps:\n${stdout}`);
      return Number(match[1]);
    },
    close: () => dropDatabase(url),
  };
}
