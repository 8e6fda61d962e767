import { describe, expect, it } from "vitest";
import { toDailySalesRecord } from "./daily-sales.core.ts";
import { computeSalesByGame } from "./dashboard.core.ts";
import { dailySalesQuerySchema } from "./report.schema.ts";

describe("a line of the daily sales file", () => {
  it("holds amounts in major units and counts as they are", () => {
    const record = toDailySalesRecord({
      soldOn: "2026-11-21",
      gameId: "pick-3",
      gameName: "Pick 3",
      currency: "EUR",
      tickets: 2n,
      lines: 5n,
      stakeMinor: 500n,
      refundedMinor: 0n,
      prizesMinor: 50_000n,
      paidMinor: 50_000n,
      claims: 0n,
    });
    expect(record).toMatchObject({ stake: "5.00", prizes: "500.00", tickets: "2", date: "2026-11-21" });
  });
});

describe("a report's dates", () => {
  it("are refused when they run backwards or over more than a year", () => {
    const accepts = (fromOn: string, toOn: string) =>
      dailySalesQuerySchema.safeParse({ fromOn, toOn }).success;
    expect(accepts("2026-11-21", "2026-11-21")).toBe(true);
    expect(accepts("2026-11-22", "2026-11-21")).toBe(false);
    expect(accepts("2025-01-01", "2026-11-21")).toBe(false);
    expect(accepts("2026-02-30", "2026-03-01")).toBe(false);
  });
});

describe("sales of a game", () => {
  it("are the sum of its hours", () => {
    const hour = { gameId: "keno", gameName: "Keno", currency: "EUR" };
    expect(
      computeSalesByGame([
        { ...hour, tickets: 1n, stakeMinor: 100n },
        { ...hour, gameId: "pick-3", tickets: 7n, stakeMinor: 700n },
        { ...hour, tickets: 2n, stakeMinor: 300n },
      ]),
    ).toMatchObject([
      { gameId: "keno", tickets: 3n, stakeMinor: 400n },
      { gameId: "pick-3", tickets: 7n, stakeMinor: 700n },
    ]);
  });
});
