import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listClockOffsets, loadServerTime, measureClockOffset } from "./index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const HOUR_MS = 3_600_000;

describe("a process clock", () => {
  it("an hour ahead is measured, kept and reported once while it lasts", async () => {
    const ports = { db: database.db, readClockMs: () => Date.now() + HOUR_MS };
    const first = await measureClockOffset(ports, { processName: "worker-1" });
    await measureClockOffset(ports, { processName: "worker-1" });
    expect(first.offsetMs).toBeGreaterThan(HOUR_MS - 60_000);
    expect(await listClockOffsets({ db: database.db })).toMatchObject([{ process: "worker-1" }]);
    const events = await database.db.query("select from significant_event where subject_id = 'worker-1'");
    expect(events).toHaveLength(1);
  });

  it("is told the database's time, not its own", async () => {
    const { now } = await database.db.one<{ now: Date }>("select clock_timestamp() as now");
    expect((await loadServerTime({ db: database.db })).getTime()).toBeGreaterThanOrEqual(now.getTime());
  });
});
