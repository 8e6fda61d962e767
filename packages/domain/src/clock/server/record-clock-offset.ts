import type { Db } from "@sortes/db";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { type ClockOffsetEstimate, decideOffsetAlarm, OFFSET_ALARM_MS } from "../clock.core.ts";
import { lockClockOffset, saveClockOffset } from "./clock.repo.ts";

/** Keeps the newest offset under a name and reports it when it passes 250 ms; the row's lock makes that one report. */
export async function recordClockOffset(db: Db, name: string, estimate: ClockOffsetEstimate): Promise<void> {
  await db.tx(async (tx) => {
    const previousMs = await lockClockOffset(tx, name);
    await saveClockOffset(tx, name, estimate);
    if (decideOffsetAlarm(previousMs, estimate.offsetMs)) {
      await appendSignificantEvent(tx, {
        kind: "clock.offset",
        severity: "warning",
        subject: { kind: "process", id: name },
        details: { ...estimate, alarmMs: OFFSET_ALARM_MS },
      });
    }
  });
}
