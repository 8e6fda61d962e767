import type { Db } from "@sortes/db";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import {
  type ClockOffsetEstimate,
  type ClockSample,
  computeClockOffset,
  decideOffsetAlarm,
  OFFSET_ALARM_MS,
} from "../clock.core.ts";
import { loadDatabaseTime, lockClockOffset, saveClockOffset } from "./clock.repo.ts";

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
  await db.tx(async (tx) => {
    const previousMs = await lockClockOffset(tx, processName);
    await saveClockOffset(tx, processName, estimate);
    if (decideOffsetAlarm(previousMs, estimate.offsetMs)) {
      await appendSignificantEvent(tx, {
        kind: "clock.offset",
        severity: "warning",
        subject: { kind: "process", id: processName },
        details: { ...estimate, alarmMs: OFFSET_ALARM_MS },
      });
    }
  });
  return estimate;
}
