import { createDb } from "@sortes/db";
import { type LedgerVerdict, verifyLedger } from "@sortes/domain/wallet/server";
import { databaseEnv } from "./env.ts";

/** Replays every transfer and prints what it found. Exit code 1 when the books do not balance. */
const db = createDb({ url: databaseEnv.DATABASE_URL, applicationName: "ledger-verify", poolMax: 1 });
try {
  const verdict = await verifyLedger({ db });
  process.stdout.write(`${describe(verdict)}\n`);
  process.exitCode = verdict.balanced ? 0 : 1;
} finally {
  await db.close();
}

function describe({ balanced, transfers, totals, mismatches }: LedgerVerdict): string {
  return [
    table(
      ["currency", "accounts", "sum", "below zero"],
      totals.map((total) => [total.currency, total.accounts, total.sumPostedMinor, total.negativeAccounts]),
    ),
    ...(mismatches.length === 0 ? [] : [describeMismatches(mismatches)]),
    `${transfers} transfers replayed: ${balanced ? "balanced" : "NOT BALANCED"}`,
  ].join("\n\n");
}

function describeMismatches(mismatches: LedgerVerdict["mismatches"]): string {
  return table(
    ["account", "posted", "replayed", "held", "replayed", "version", "replayed"],
    mismatches.map((found) => [
      `${found.ownerKind}:${found.ownerId}:${found.kind}`,
      found.postedMinor,
      found.replayedPostedMinor,
      found.heldMinor,
      found.replayedHeldMinor,
      found.version,
      found.replayedVersion,
    ]),
  );
}

function table(header: readonly string[], rows: readonly (readonly (string | bigint)[])[]): string {
  const lines = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      line.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      ),
    )
    .map((cells) => cells.join("  ").trimEnd())
    .join("\n");
}
