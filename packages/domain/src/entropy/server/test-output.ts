import { setImmediate } from "node:timers/promises";
import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import type { GameResult, GameRule } from "../../games/index.ts";
import { loadPublishedRule } from "../../games/server/index.ts";
import { entropyErrors } from "../entropy.errors.ts";
import type { OutputReport } from "../entropy.schema.ts";
import { judgeOutput } from "../output-report.core.ts";
import type { EntropyPool } from "./entropy-pool.ts";
import { simulateDraws } from "./simulate-draws.ts";

export const OUTPUT_TEST_ACTION = "entropy.test_output";

/** Enough for fifty expected pairs in each of a hundred cells, few enough for some seconds. */
const DRAWS = 10_000;

/** So many draws take a few milliseconds; then whoever else waits for this process has a turn. */
const DRAWS_AT_ONCE = 50;

const underTest = new WeakSet<EntropyPool>();

/**
 * Draws 10,000 results of the game's present rules as its draws would, and judges them by the tests of GLI-19 §3.2.2. The
 * report is kept in the audit log. No draw is touched. One at a time in a process, because it takes a core for seconds.
 *
 * @throws entropy.test_running, entropy.source_missing, entropy.source_failed, game.no_published_rule
 */
export async function testOutput(
  { db, entropy }: { db: Db; entropy: EntropyPool },
  { gameId, actor }: { gameId: string; actor: Actor },
): Promise<OutputReport> {
  if (underTest.has(entropy)) throw entropyErrors.test_running();
  underTest.add(entropy);
  try {
    const { rule, version } = await loadPublishedRule({ db }, { gameId });
    const verdicts = judgeOutput(rule, await drawMany(entropy, rule));
    const passed = verdicts.every((verdict) => verdict.passed);
    const report: OutputReport = { gameId, ruleVersion: version, draws: DRAWS, verdicts, passed };
    await db.tx((tx) =>
      appendAudit(tx, {
        actor,
        action: OUTPUT_TEST_ACTION,
        subject: { kind: "game", id: gameId },
        after: report,
      }),
    );
    return report;
  } finally {
    underTest.delete(entropy);
  }
}

async function drawMany(entropy: EntropyPool, rule: GameRule): Promise<GameResult[]> {
  const results: GameResult[] = [];
  for await (const result of simulateDraws(entropy, rule, DRAWS)) {
    results.push(result);
    if (results.length % DRAWS_AT_ONCE === 0) await setImmediate();
  }
  return results;
}
