import { createDb, toJson } from "@sortes/db";
import { type BetTally, placeAcross, placeAll, randomBet } from "./bets.ts";
import { printProofFiles, writeProofFiles } from "./certificates.ts";
import { scheduleDay, waitUntilSettled } from "./day.ts";
import { env } from "./env.ts";
import { readOptions } from "./options.ts";
import { startControlProcess, startWorkerProcess } from "./own-processes.ts";
import { payIn, signUpPlayers } from "./players.ts";
import { printSummary } from "./print-summary.ts";
import { seededRandom } from "./random.ts";
import { summarise } from "./summary.ts";

/** This share of the tickets arrives in the last seconds before the cutoff and the first after it. */
const BURST_SHARE = 0.2;
const BURST_BEFORE_MS = 2_000;
const BURST_AFTER_MS = 1_000;
/** What the bet path does at least on a small machine; the day is as long as its bets need. */
const BETS_PER_SECOND_MIN = 300;
const SELL_AT_LEAST_MS = 8_000;
const SETTLED_WITHIN_MS = 300_000;

/** Plays one compressed lottery day through the real use-cases, database, queues and worker. */
async function main(): Promise<void> {
  const startedAtMs = Date.now();
  const options = readOptions(process.argv.slice(2));
  const db = createDb({ url: env.DATABASE_URL, applicationName: "sortes-demo", poolMax: 20 });
  const [control, worker] = [await startControlProcess(), await startWorkerProcess()];
  try {
    const playerIds = await signUpPlayers(db, options.players, startedAtMs.toString(36));
    await payIn(db, playerIds);

    const burstCount = Math.max(1, Math.round(options.tickets * BURST_SHARE));
    const calmCount = options.tickets - burstCount;
    const sellForMs = Math.max(SELL_AT_LEAST_MS, (calmCount / BETS_PER_SECOND_MIN) * 1_000) + BURST_BEFORE_MS;
    const draws = await scheduleDay(db, sellForMs);
    const cutoffAt = draws[0]?.cutoffAt ?? new Date();

    const randomBelow = seededRandom(options.seed, "bets");
    const bets = (count: number) =>
      Array.from({ length: count }, () => randomBet(draws, playerIds, randomBelow));
    const tally: BetTally = { accepted: 0, refused: new Map() };
    await placeAll(db, bets(calmCount), tally);
    await placeAcross(
      db,
      bets(burstCount),
      {
        from: new Date(cutoffAt.getTime() - BURST_BEFORE_MS),
        to: new Date(cutoffAt.getTime() + BURST_AFTER_MS),
      },
      tally,
    );
    await waitUntilSettled(db, draws, SETTLED_WITHIN_MS);

    const summary = await summarise(db, draws, tally, startedAtMs);
    printSummary(summary);
    printProofFiles(await writeProofFiles(db, summary.draws));
    process.exitCode = summary.ledgerBalanced && summary.lateAccepted === 0 ? 0 : 1;
    console.log(toJson(summary));
  } finally {
    await Promise.all([worker.stop(), control.stop()]);
    await db.close();
  }
}

await main();
