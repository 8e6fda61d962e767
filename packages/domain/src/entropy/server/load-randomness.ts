import type { Db } from "@sortes/db";
import { listAudit } from "../../audit/server/index.ts";
import { listGames, loadPublishedRules } from "../../games/server/index.ts";
import { type EntropyHealth, type OutputReport, outputReportSchema } from "../entropy.schema.ts";
import type { EntropyPool } from "./entropy-pool.ts";
import { OUTPUT_TEST_ACTION } from "./test-output.ts";

export interface RandomnessStatus {
  /** Of the process that is asked. */
  health: EntropyHealth;
  /** Every game with published rules, and the last test of its output. */
  games: { gameId: string; name: string; last: { at: Date; report: OutputReport } | null }[];
}

/** What the console shows: each source, tested again for this, and the last report for each game. */
export async function loadRandomness({
  db,
  entropy,
}: {
  db: Db;
  entropy: EntropyPool;
}): Promise<RandomnessStatus> {
  await entropy.check();
  const [health, games, rules] = await Promise.all([
    entropy.health(),
    listGames({ db }),
    loadPublishedRules({ db }),
  ]);
  const playable = games.filter(({ id }) => rules.has(id));
  return {
    health,
    games: await Promise.all(
      playable.map(async ({ id, name }) => ({ gameId: id, name, last: await loadLastReport(db, id) })),
    ),
  };
}

async function loadLastReport(db: Db, gameId: string) {
  const { items } = await listAudit({ db }, { action: OUTPUT_TEST_ACTION, subjectId: gameId, limit: 1 });
  const [entry] = items;
  return entry ? { at: entry.at, report: outputReportSchema.parse(entry.after) } : null;
}
