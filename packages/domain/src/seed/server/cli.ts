import { parseArgs } from "node:util";
import { createDb, toJson } from "@sortes/db";
import { z } from "zod";
import { env } from "./env.ts";
import { seedDatabase } from "./seed-database.ts";

/** `node cli.ts --seed 42`: fills the database of DATABASE_URL; the last line it writes is JSON of what there is. */
const { values } = parseArgs({ options: { seed: { type: "string", default: "1" } } });
const seed = z.coerce.number().int().nonnegative().parse(values.seed);
const db = createDb({ url: env.DATABASE_URL, applicationName: "sortes-seed" });
try {
  process.stdout.write(`${toJson(await seedDatabase({ db }, { seed }))}\n`);
} finally {
  await db.close();
}
