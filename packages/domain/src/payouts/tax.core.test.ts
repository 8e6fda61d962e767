import { describe, expect, it } from "vitest";
import type { TaxRule } from "./payout.schema.ts";
import { computePrizeTax } from "./tax.core.ts";

const rule2026: TaxRule = {
  reportFromMinor: 2_000_00n,
  reportFromStakeTimes: 300,
  withholdAboveMinor: 5_000_00n,
  withholdBps: 2_400,
};

const taxOf = (grossMinor: bigint, stakeMinor = 1_00n) =>
  computePrizeTax(rule2026, { grossMinor, stakeMinor });

describe("tax on a prize", () => {
  it("is nothing up to the threshold, winnings being the prize less the stake", () => {
    expect(taxOf(5_001_00n)).toMatchObject({ taxMinor: 0n, netMinor: 5_001_00n });
  });

  it("takes its share of all winnings above the threshold, not only of the excess", () => {
    expect(taxOf(5_001_01n).taxMinor).toBe(1_200_00n);
    expect(taxOf(10_001_00n)).toMatchObject({ taxMinor: 2_400_00n, netMinor: 7_601_00n });
  });

  it("is rounded down, and tax and net sum to the prize", () => {
    for (const grossMinor of [600_001n, 600_002n, 600_003n, 999_999n]) {
      const { taxMinor, netMinor } = taxOf(grossMinor);
      expect(taxMinor).toBe(((grossMinor - 1_00n) * 2_400n) / 10_000n);
      expect(taxMinor + netMinor).toBe(grossMinor);
    }
  });

  it("is reported from the amount on, if the prize is also that many times the stake", () => {
    expect(taxOf(1_999_99n).isReportable).toBe(false);
    expect(taxOf(2_000_00n).isReportable).toBe(true);
    expect(taxOf(2_999_99n, 10_00n).isReportable).toBe(false);
    expect(taxOf(3_000_00n, 10_00n).isReportable).toBe(true);
  });

  it("is nothing where no rule is in force", () => {
    expect(computePrizeTax(null, { grossMinor: 1_000_000_00n, stakeMinor: 1_00n })).toEqual({
      taxMinor: 0n,
      netMinor: 1_000_000_00n,
      isReportable: false,
    });
  });

  it("never exceeds a prize smaller than its stake", () => {
    expect(taxOf(50n, 1_00n).taxMinor).toBe(0n);
  });
});
