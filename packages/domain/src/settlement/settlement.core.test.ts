import { describe, expect, it } from "vitest";
import type { DrawPrizes } from "../games/index.ts";
import { accountKey, type TransferRequest } from "../wallet/index.ts";
import {
  computeDisagreements,
  computeRanges,
  decideSettlement,
  summarizeDisagreements,
} from "./settlement.core.ts";

describe("ranges", () => {
  it("cover every serial once, in order, whatever the number sold", () => {
    for (const sold of [1n, 9n, 10n, 11n, 25n, 30n]) {
      const ranges = computeRanges(sold, 10n);
      expect(ranges[0]?.fromSerial).toBe(1n);
      expect(ranges.at(-1)?.toSerial).toBe(sold);
      for (const [index, range] of ranges.entries()) {
        expect(range.toSerial - range.fromSerial).toBeLessThan(10n);
        expect(range.fromSerial).toBe((ranges[index - 1]?.toSerial ?? 0n) + 1n);
      }
    }
  });

  it("of a draw nobody played are none", () => {
    expect(computeRanges(0n, 10n)).toEqual([]);
  });
});

describe("the two counts", () => {
  const agreed = { tier: "a", units: 3n, controlUnits: 3n, differingLines: 0n, winningLines: 2n };

  it("agree when sums and lines do", () => {
    expect(computeDisagreements([agreed])).toEqual([]);
  });

  it("disagree on a sum, and also when two wrong lines cancel out in the sum", () => {
    const sum = { ...agreed, tier: "b", controlUnits: 4n };
    const lines = { ...agreed, tier: "c", differingLines: 2n };
    expect(computeDisagreements([agreed, sum, lines])).toEqual([sum, lines]);
    expect(summarizeDisagreements([sum, lines])).toEqual({ tiersDiffering: 2, linesDiffering: 2n });
  });
});

describe("a draw's money", () => {
  const draw = { id: "d1", gameId: "g1", currency: "EUR", stakeMinor: 1_000n };
  const prizes: DrawPrizes = {
    prizePoolMinor: 500n,
    jackpotInMinor: 300n,
    fromReserveMinor: 200n,
    tiers: [{ tier: "a", units: 2n, prizePerUnitMinor: 350n, totalMinor: 700n }],
    jackpotOutMinor: 250n,
    rolloverCountOut: 4,
    rolledDownMinor: 0n,
    toReserveMinor: 50n,
    breakageMinor: 5n,
  };
  const input = {
    draw,
    split: { goodCausesMinor: 300n, operatorMinor: 200n },
    prizes,
    rolloversIn: 3,
    winningLines: 2n,
    reserveMinor: 1_000n,
  };
  const moved = (transfers: readonly TransferRequest[]) =>
    transfers.map(({ operationId, debit, credit, amountMinor }) => [
      operationId,
      accountKey(debit),
      accountKey(credit),
      amountMinor,
    ]);

  it("leaves the sales empty and exactly the prizes in the pool", () => {
    expect(moved(decideSettlement(input).transfers)).toEqual([
      ["settle:d1:pool", "house:d1:draw_sales:EUR", "house:d1:prize_pool:EUR", 500n],
      ["settle:d1:good_causes", "house:d1:draw_sales:EUR", "house:house:good_causes:EUR", 300n],
      ["settle:d1:margin", "house:d1:draw_sales:EUR", "house:house:operator_margin:EUR", 200n],
      ["settle:d1:jackpot_in", "house:g1:jackpot:EUR", "house:d1:prize_pool:EUR", 300n],
      ["settle:d1:top_up", "house:house:prize_reserve:EUR", "house:d1:prize_pool:EUR", 200n],
      ["settle:d1:jackpot_out", "house:d1:prize_pool:EUR", "house:g1:jackpot:EUR", 250n],
      ["settle:d1:breakage", "house:d1:prize_pool:EUR", "house:house:prize_reserve:EUR", 50n],
    ]);
  });

  it("a guarantee beyond the reserve is paid by the operator's bank, for just what is missing", () => {
    const { transfers } = decideSettlement({ ...input, reserveMinor: 120n });
    expect(moved(transfers)).toContainEqual([
      "settle:d1:reserve_funding",
      "house:house:bank:EUR",
      "house:house:prize_reserve:EUR",
      80n,
    ]);
  });

  it("is written down with the figures that moved", () => {
    expect(decideSettlement(input).settlement).toEqual({
      salesMinor: 1_000n,
      poolMinor: 500n,
      goodCausesMinor: 300n,
      marginMinor: 200n,
      prizesMinor: 700n,
      jackpotInMinor: 300n,
      jackpotOutMinor: 250n,
      rolloversIn: 3,
      rolloversOut: 4,
      topUpMinor: 200n,
      breakageMinor: 50n,
      winningLines: 2n,
    });
  });

  it("that would not balance is a bug, not a settlement", () => {
    expect(() =>
      decideSettlement({ ...input, split: { goodCausesMinor: 301n, operatorMinor: 200n } }),
    ).toThrow("sum to the sales");
    expect(() => decideSettlement({ ...input, prizes: { ...prizes, toReserveMinor: 51n } })).toThrow(
      "exactly the prizes",
    );
  });
});
