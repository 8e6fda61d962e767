import type { Db } from "@sortes/db";
import { stringify } from "csv-stringify/sync";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { dailySalesColumns, toDailySalesRecord } from "../daily-sales.core.ts";
import { type DailySalesQuery, type DailySalesRow, dailySalesQuerySchema } from "../report.schema.ts";
import { loadDailySalesRows } from "./daily-sales.repo.ts";

/** Sales, prizes and claims for each game and local date, oldest first. Dates without any figure have no row. */
export async function loadDailySales({ db }: { db: Db }, query: DailySalesQuery): Promise<DailySalesRow[]> {
  const parsed = dailySalesQuerySchema.parse(query);
  return db.tx((tx) => loadDailySalesRows(tx, parsed), { timeoutMs: REPORT_TIMEOUT_MS });
}

/** A year of a million tickets a day is read in this time; a plan gone wrong is not waited for. */
const REPORT_TIMEOUT_MS = 60_000;

/**
 * The same as RFC 4180 CSV with a header; amounts are decimals of the currency. Text that a spreadsheet would run is made inert. A
 * file leaves the house, so nobody gets one before the audit log says who took what.
 */
export async function exportDailySalesCsv(
  { db }: { db: Db },
  { actor, ...query }: DailySalesQuery & { actor: Actor },
): Promise<string> {
  const rows = await loadDailySales({ db }, query);
  await db.tx((tx) =>
    appendAudit(tx, {
      actor,
      action: "report.export",
      subject: { kind: "report", id: "daily_sales" },
      after: { ...query, rows: rows.length },
    }),
  );
  return stringify(rows.map(toDailySalesRecord), {
    header: true,
    columns: [...dailySalesColumns],
    record_delimiter: "windows",
    escape_formulas: true,
  });
}
