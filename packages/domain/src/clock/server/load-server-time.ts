import type { Db } from "@sortes/db";
import { type ClockOffsetRow, loadClockOffsetRows, loadDatabaseTime } from "./clock.repo.ts";

/** The one clock. Pages run their countdowns on it. */
export function loadServerTime({ db }: { db: Db }): Promise<Date> {
  return loadDatabaseTime(db);
}

/** The last measured offset of each process, for the console. */
export function listClockOffsets({ db }: { db: Db }): Promise<ClockOffsetRow[]> {
  return loadClockOffsetRows(db);
}
