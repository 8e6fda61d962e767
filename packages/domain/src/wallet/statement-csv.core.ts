import { toDecimalText } from "../money/index.ts";
import type { TransferKind } from "./wallet.schema.ts";

export const statementCsvColumns = [
  "at",
  "kind",
  "amount",
  "balance",
  "currency",
  "reference",
  "id",
] as const;

export interface StatementMovement {
  id: string;
  createdAt: Date;
  kind: TransferKind;
  currency: string;
  referenceKind: string;
  referenceId: string;
  changeMinor: bigint;
  balanceAfterMinor: bigint;
}

/** A line of the file; amounts signed and in major units, the instant in UTC. */
export function toStatementCsvRecord(
  row: StatementMovement,
): Record<(typeof statementCsvColumns)[number], string> {
  return {
    at: row.createdAt.toISOString(),
    kind: row.kind,
    amount: toDecimalText(row.changeMinor, row.currency),
    balance: toDecimalText(row.balanceAfterMinor, row.currency),
    currency: row.currency,
    reference: `${row.referenceKind}:${row.referenceId}`,
    id: row.id,
  };
}
