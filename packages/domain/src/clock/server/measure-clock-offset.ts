import type { Db } from "@sortes/db";
import { type ClockOffsetEstimate, type ClockSample, computeClockOffset } from "../clock.core.ts";
import { loadDatabaseTime } from "./clock.repo.ts";
import { recordClockOffset } from "./record-clock-offset.ts";

/** Enough for one round trip that met no queue; five take a few milliseconds. */
const SAMPLES = 5;

/**
 * Measures how far this process's clock is from the database's, stores it under the process's name and reports it when it passes
 * 250 ms. `readClockMs` is the clock that is measured, ms since the epoch: nothing else in the domain reads one.
 */
export async function measureClockOffset(
  { db, readClockMs }: { db: Db; readClockMs: () => number },
  { processName }: { processName: string },
): Promise<ClockOffsetEstimate> {
  const samples: ClockSample[] = [];
  for (let count = 0; count < SAMPLES; count += 1) {
    const askedAtMs = readClockMs();
    const databaseAt = await loadDatabaseTime(db);
    samples.push({ askedAtMs, databaseAtMs: databaseAt.getTime(), answeredAtMs: readClockMs() });
  }
  const estimate = computeClockOffset(samples);
  await recordClockOffset(db, processName, estimate);
  return estimate;
}
