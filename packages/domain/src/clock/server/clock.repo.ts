import type { Queries, Tx } from "@sortes/db";
import type { ClockOffsetEstimate } from "../clock.core.ts";

export async function loadDatabaseTime(db: Queries): Promise<Date> {
  const { now } = await db.one<{ now: Date }>("select clock_timestamp() as now");
  return now;
}

export async function lockClockOffset(tx: Tx, processName: string): Promise<number | undefined> {
  const row = await tx.maybeOne<{ offsetMs: number }>(
    "select offset_ms from clock_offset where process = $1 for update",
    [processName],
  );
  return row?.offsetMs;
}

export async function saveClockOffset(
  tx: Tx,
  processName: string,
  { offsetMs, roundTripMs }: ClockOffsetEstimate,
): Promise<void> {
  await tx.query(
    `insert into clock_offset (process, offset_ms, round_trip_ms) values ($1, $2, $3)
     on conflict (process) do update
     set offset_ms = excluded.offset_ms, round_trip_ms = excluded.round_trip_ms, measured_at = clock_timestamp()`,
    [processName, offsetMs, roundTripMs],
  );
}

export interface ClockOffsetRow extends ClockOffsetEstimate {
  process: string;
  measuredAt: Date;
}

export function loadClockOffsetRows(db: Queries): Promise<ClockOffsetRow[]> {
  return db.query<ClockOffsetRow>(
    "select process, offset_ms, round_trip_ms, measured_at from clock_offset order by process limit 100",
  );
}
