import type { Db } from "@sortes/db";
import { stringify } from "csv-stringify/sync";
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

/** The same as RFC 4180 CSV with a header; amounts are decimals of the currency. Text that a spreadsheet would run is made inert. */
export async function exportDailySalesCsv(ports: { db: Db }, query: DailySalesQuery): Promise<string> {
  const rows = await loadDailySales(ports, query);
  return stringify(rows.map(toDailySalesRecord), {
    header: true,
    columns: [...dailySalesColumns],
    record_delimiter: "windows",
    escape_formulas: true,
  });
}
