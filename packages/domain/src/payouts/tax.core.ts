import { mulDivFloor } from "../money/index.ts";
import type { TaxRule } from "./payout.schema.ts";

export interface PrizeTax {
  taxMinor: bigint;
  netMinor: bigint;
  /** The prize must be reported to the tax authority. */
  isReportable: boolean;
}

/**
 * Tax on one winning ticket. Winnings are the prize less the stake; above the threshold all of them are taxed, not only the
 * excess, as 26 CFR 31.3402(q)-1 has it for lotteries. Rounded down, in the player's favour. Without a rule nothing is due.
 */
export function computePrizeTax(
  rule: TaxRule | null,
  { grossMinor, stakeMinor }: { grossMinor: bigint; stakeMinor: bigint },
): PrizeTax {
  if (rule === null) return { taxMinor: 0n, netMinor: grossMinor, isReportable: false };
  const winningsMinor = grossMinor > stakeMinor ? grossMinor - stakeMinor : 0n;
  const taxMinor =
    winningsMinor > rule.withholdAboveMinor
      ? mulDivFloor(winningsMinor, BigInt(rule.withholdBps), 10_000n)
      : 0n;
  return {
    taxMinor,
    netMinor: grossMinor - taxMinor,
    isReportable:
      grossMinor >= rule.reportFromMinor && grossMinor >= BigInt(rule.reportFromStakeTimes) * stakeMinor,
  };
}
