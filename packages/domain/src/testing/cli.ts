import { parseArgs } from "node:util";
import { createDb, type Db, toJson } from "@sortes/db";
import { z } from "zod";
import { createSaleNow, createSureWinGame } from "./day-fixtures.ts";
import { env } from "./env.ts";

/**
 * What browser tests cannot make with a browser in seconds, into the database of DATABASE_URL. Prints one line of JSON.
 *
 *     node cli.ts special-draw --game pick-3 --cutoff-in 20 --publish-after 5
 *     node cli.ts sure-win-game --name "Heads or Tails" --pays 12000
 */
const seconds = z.coerce.number().positive().max(86_400);

const commands: Record<string, (db: Db, values: unknown) => Promise<unknown>> = {
  "special-draw": (db, values) => {
    const input = z
      .object({ game: z.string(), "cutoff-in": seconds, "publish-after": seconds })
      .parse(values);
    return createSaleNow(db, input.game, {
      cutoffInMs: input["cutoff-in"] * 1_000,
      publishAfterMs: input["publish-after"] * 1_000,
    });
  },
  "sure-win-game": (db, values) => {
    const { name, pays } = z.object({ name: z.string(), pays: z.coerce.number().int() }).parse(values);
    return createSureWinGame(db, name, pays);
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    game: { type: "string" },
    "cutoff-in": { type: "string" },
    "publish-after": { type: "string" },
    name: { type: "string" },
    pays: { type: "string" },
  },
});
const command = commands[positionals[0] ?? ""];
if (!command) throw new RangeError(`one of these commands is needed: ${Object.keys(commands).join(", ")}`);
const db = createDb({ url: env.DATABASE_URL, applicationName: "sortes-testdata", poolMax: 2 });
try {
  process.stdout.write(`${toJson(await command(db, values))}\n`);
} finally {
  await db.close();
}
