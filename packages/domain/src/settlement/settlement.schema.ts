import type { Draw } from "../draws/index.ts";

/** Tickets of one draw from one serial to another, both ends included. */
export interface SerialRange {
  fromSerial: bigint;
  toSerial: bigint;
}

/** What both evaluators found in one tier. */
export interface TierCount {
  tier: string;
  /** Units of the lines that settlement wrote down. */
  units: bigint;
  /** Units counted a second time in SQL. */
  controlUnits: bigint;
  /** Lines on which the two differ in units, player or stake. */
  differingLines: bigint;
  winningLines: bigint;
}

/** What became of a draw's money: one row, written once. All amounts in minor units of the draw's currency. */
export interface DrawSettlement {
  salesMinor: bigint;
  poolMinor: bigint;
  goodCausesMinor: bigint;
  marginMinor: bigint;
  prizesMinor: bigint;
  jackpotInMinor: bigint;
  jackpotOutMinor: bigint;
  rolloversIn: number;
  rolloversOut: number;
  topUpMinor: bigint;
  breakageMinor: bigint;
  winningLines: bigint;
}

export interface TierOutcome {
  tier: string;
  units: bigint;
  prizePerUnitMinor: bigint;
  totalMinor: bigint;
}

export interface DrawOutcome {
  drawId: string;
  state: Draw["state"];
  currency: string;
  /** Highest prize first. */
  tiers: (TierOutcome & { controlUnits: bigint })[];
  money: DrawSettlement & { computedAt: Date };
}
