import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "../../audit/server/index.ts";
import { PICK_3_RULE, ruleSchema } from "../../games/index.ts";
import { straight } from "../../testing/betting-fixtures.ts";
import { createDrawnDraw, createTestGame, createTestPlayers } from "../../testing/settlement-fixtures.ts";
import {
  appendSignificantEvent,
  checkLedger,
  exportDailySalesCsv,
  listSignificantEvents,
  loadDailySales,
  loadDashboard,
} from "./index.ts";

let database: TestDatabase;
let soldOn: string;
const actor = { kind: "staff", id: "ada" } as const;

/** Two tickets of 1.00 and one of 2.00, sold in a zone where that instant is another date than in UTC. */
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const [playerId = ""] = await createTestPlayers(db, 1);
  const game = await createTestGame(db, ruleSchema.parse(PICK_3_RULE));
  const drawId = await createDrawnDraw(db, game, {
    tickets: [100n, 100n, 200n].map((stake) => ({ playerId, lines: [straight([1, 2, 3], stake)] })),
    result: { kind: "digits", digits: [1, 2, 3] },
  });
  // Either zone is more than half a day from UTC, so one of the two gives the sale another date.
  const zone = await db.one<{ zone: string; localOn: string }>(
    `select zone, (sold_at at time zone zone)::date as local_on
     from ticket, unnest(array['Pacific/Kiritimati', 'Etc/GMT+12']) zone
     where draw_id = $1 and (sold_at at time zone zone)::date <> (sold_at at time zone 'UTC')::date
     order by zone limit 1`,
    [drawId],
  );
  soldOn = zone.localOn;
  await db.query("update game set name = '=cmd()', time_zone = $2 where id = $1", [game.gameId, zone.zone]);
});
afterAll(() => database.drop());

describe("daily sales", () => {
  it("count each ticket on the date of its game's zone, and nowhere else", async () => {
    const rows = await loadDailySales({ db: database.db }, { fromOn: soldOn, toOn: soldOn });
    expect(rows).toMatchObject([{ soldOn, tickets: 3n, lines: 3n, stakeMinor: 400n, claims: 0n }]);
    const around = { fromOn: shiftDays(soldOn, -3), toOn: shiftDays(soldOn, 3) };
    expect(await loadDailySales({ db: database.db }, around)).toEqual(rows);
    const before = { fromOn: shiftDays(soldOn, -3), toOn: shiftDays(soldOn, -1) };
    expect(await loadDailySales({ db: database.db }, before)).toEqual([]);
  });

  it("as a file hold decimals, and nothing that a spreadsheet would run", async () => {
    const csv = await exportDailySalesCsv({ db: database.db }, { fromOn: soldOn, toOn: soldOn, actor });
    const [header, line] = csv.split("\r\n");
    expect(header).toBe("date,game,currency,tickets,lines,stake,refunded,prizes,paid,claims");
    expect(line).toBe(`${soldOn},'=cmd(),EUR,3,3,4.00,0.00,0.00,0.00,0`);
  });

  it("leave, as a file, only with a note of who took what; so does a check of the ledger", async () => {
    await exportDailySalesCsv({ db: database.db }, { fromOn: soldOn, toOn: soldOn, actor });
    expect(await checkLedger({ db: database.db }, { actor })).toMatchObject({ balanced: true });
    const { items } = await listAudit({ db: database.db }, { actorId: actor.id, limit: 2 });
    expect(items).toMatchObject([
      { action: "ledger.verify", after: { balanced: true, mismatches: 0 } },
      { action: "report.export", subjectId: "daily_sales", after: { fromOn: soldOn, toOn: soldOn, rows: 1 } },
    ]);
  });
});

describe("the dashboard", () => {
  it("shows what waits, and the draws that still live", async () => {
    const dashboard = await loadDashboard({ db: database.db }, { timeZone: "UTC" });
    expect(dashboard.draws).toMatchObject([{ state: "drawn", stakeMinor: 400n, sold: 3n }]);
    expect(dashboard).toMatchObject({
      signUpsToday: 1n,
      claimsWaiting: 0n,
      outbox: { depth: 0n },
      sales: [],
    });
    expect(dashboard.draws[0]?.poolMinor).toBe((400n * BigInt(PICK_3_RULE.salesSplit.prizesBps)) / 10_000n);
  });

  it("refuses a zone that does not exist", async () => {
    await expect(loadDashboard({ db: database.db }, { timeZone: "Mars/Olympus" })).rejects.toThrow();
  });
});

describe("significant events", () => {
  it("are listed newest first, in pages, by severity", async () => {
    await database.db.tx(async (tx) => {
      for (const severity of ["info", "critical", "critical"] as const) {
        const subject = { kind: "draw", id: severity };
        await appendSignificantEvent(tx, { kind: "draw.held", severity, subject, details: { count: 5n } });
      }
    });
    const all = await listSignificantEvents({ db: database.db }, { limit: 2 });
    expect(all.items.map((event) => event.severity)).toEqual(["critical", "critical"]);
    const rest = await listSignificantEvents({ db: database.db }, { cursor: all.nextCursor });
    expect(rest.items).toMatchObject([{ severity: "info", details: { count: "5" } }]);
    const critical = await listSignificantEvents({ db: database.db }, { severity: "critical" });
    expect(critical.items).toHaveLength(2);
  });

  it("that were reported stay reported", async () => {
    await expect(database.db.query("delete from significant_event")).rejects.toThrow("append-only");
  });
});

function shiftDays(on: string, days: number): string {
  return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
}
