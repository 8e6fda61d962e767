import type { Db } from "@sortes/db";
import { stringify } from "csv-stringify/sync";
import { statementCsvColumns, toStatementCsvRecord } from "../statement-csv.core.ts";
import { loadWalletStatement, type StatementQuery } from "./load-wallet.ts";

/** More than the busiest year of a person; a file beyond this is asked for in parts. */
const ROWS_MAX = 10_000;

/**
 * A player's movements as RFC 4180 CSV with a header, newest first, at most 10,000: the older ones are left out and come with
 * an earlier `to`. Every field is a number, a date or a code of ours, so there is no formula to make inert.
 */
export async function exportWalletStatementCsv(
  ports: { db: Db },
  query: Omit<StatementQuery, "offset" | "limit">,
): Promise<string> {
  const { items } = await loadWalletStatement(ports, { ...query, offset: 0, limit: ROWS_MAX });
  return stringify(items.map(toStatementCsvRecord), {
    header: true,
    columns: [...statementCsvColumns],
    record_delimiter: "windows",
  });
}
