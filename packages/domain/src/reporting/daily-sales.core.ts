import { toDecimalText } from "../money/index.ts";
import type { DailySalesRow } from "./report.schema.ts";

export const dailySalesColumns = [
  "date",
  "game",
  "currency",
  "tickets",
  "lines",
  "stake",
  "refunded",
  "prizes",
  "paid",
  "claims",
] as const;

/** A line of the file; amounts in major units, counts as they are. */
export function toDailySalesRecord(row: DailySalesRow): Record<(typeof dailySalesColumns)[number], string> {
  return {
    date: row.soldOn,
    game: row.gameName,
    currency: row.currency,
    tickets: row.tickets.toString(),
    lines: row.lines.toString(),
    stake: toDecimalText(row.stakeMinor, row.currency),
    refunded: toDecimalText(row.refundedMinor, row.currency),
    prizes: toDecimalText(row.prizesMinor, row.currency),
    paid: toDecimalText(row.paidMinor, row.currency),
    claims: row.claims.toString(),
  };
}
