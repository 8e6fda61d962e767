import type { Db } from "@sortes/db";
import { payRange } from "../payouts/server/index.ts";
import { planSettlement, settleRange, type VerifyOutcome, verifyDraw } from "../settlement/server/index.ts";
import { publishTestDraw } from "./settlement-fixtures.ts";

export interface TestRange {
  drawId: string;
  fromSerial: bigint;
  toSerial: bigint;
}

export function loadTestRanges(db: Db, drawId: string): Promise<TestRange[]> {
  return db.query(
    "select draw_id, from_serial, to_serial from settlement_range where draw_id = $1 order by from_serial",
    [drawId],
  );
}

/** What the worker does with a drawn draw up to the check. */
export async function evaluateTestDraw(db: Db, drawId: string): Promise<void> {
  await planSettlement({ db }, { drawId });
  for (const range of await loadTestRanges(db, drawId)) await settleRange({ db }, range);
}

export async function verifyTestDraw(db: Db, drawId: string): Promise<VerifyOutcome> {
  await evaluateTestDraw(db, drawId);
  return verifyDraw({ db }, { drawId });
}

/** drawn → verified → published, with every prize paid or claimed. */
export async function payTestDraw(db: Db, drawId: string): Promise<void> {
  await verifyTestDraw(db, drawId);
  await publishTestDraw(db, drawId);
  for (const range of await loadTestRanges(db, drawId)) await payRange({ db }, range);
}

/** A database whose `nth` transaction dies just before its commit, as a killed process leaves it. The others are kept. */
export function dyingAt(db: Db, nth: number): Db {
  let count = 0;
  const tx: Db["tx"] = (work, options) => {
    count += 1;
    const dies = count === nth;
    return db.tx(async (running) => {
      const result = await work(running);
      if (dies) throw new Error("killed");
      return result;
    }, options);
  };
  return Object.create(db, { tx: { value: tx } });
}

/** Names of the jobs in the outbox for this draw, oldest first. */
export async function loadQueuedJobs(db: Db, drawId: string): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    "select name from outbox where kind = 'job' and payload ->> 'drawId' = $1 order by id",
    [drawId],
  );
  return rows.map(({ name }) => name);
}
