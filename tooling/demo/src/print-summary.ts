import type { DemoSummary } from "./summary.ts";

const money = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });

/** The day as a person reads it. */
export function printSummary(summary: DemoSummary): void {
  const rows: [string, string][] = [
    ...summary.draws.map((draw): [string, string] => [
      `${draw.game}, closed ${draw.cutoffAt.toISOString().slice(11, 19)} UTC`,
      `${draw.state}  ${numbersOf(draw.result)}`,
    ]),
    ["tickets", String(summary.tickets)],
    ["staked", format(summary.stakeMinor)],
    ["prizes", format(summary.prizesMinor)],
    ["winning tickets", String(summary.winners)],
    ["of these, claims", String(summary.claims)],
    ["bets refused as too late", String(summary.lateRefused)],
    ["tickets after a cutoff", String(summary.lateAccepted)],
    [
      "ledger",
      summary.ledgerBalanced ? `balanced (${summary.transfers} transfers replayed)` : "NOT BALANCED",
    ],
    ["took", `${(summary.elapsedMs / 1_000).toFixed(1)} s`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  console.log();
  for (const [label, value] of rows) console.log(`  ${label.padEnd(width)}  ${value}`);
  console.log();
}

const format = (amountMinor: bigint): string =>
  money.format(
    `${amountMinor / 100n}.${String(amountMinor % 100n).padStart(2, "0")}` as Intl.StringNumericLiteral,
  );

function numbersOf(result: unknown): string {
  if (typeof result !== "object" || result === null) return "";
  return Object.values(result)
    .filter((part) => Array.isArray(part))
    .map((part) => part.join(" "))
    .join(" + ");
}
