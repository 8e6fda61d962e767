import { expect, it } from "vitest";
import { replaceRow } from "./results-table.ts";

const table = (...rows: string[]): string =>
  ["# Benches", "<!-- results -->", "| bench |", "| --- |", ...rows, "<!-- /results -->", "End"].join("\n");

it("a run takes the place of the bench's last one, and nothing else changes", () => {
  const before = table("| `queue` | 1 |", "| `bets-engine` | 2 |", "| `bets-engine-hot` | 3 |");
  const after = table("| `queue` | 1 |", "| `bets-engine` | 9 |", "| `bets-engine-hot` | 3 |");
  expect(replaceRow(before, "bets-engine", "| `bets-engine` | 9 |")).toBe(after);
});

it("the first run of a bench is added at the end", () => {
  expect(replaceRow(table("| `queue` | 1 |"), "replay", "| `replay` | 2 |")).toBe(
    table("| `queue` | 1 |", "| `replay` | 2 |"),
  );
});

it("a file without the marks is not touched", () => {
  expect(() => replaceRow("# Benches", "replay", "| `replay` | 2 |")).toThrow("marks");
});
