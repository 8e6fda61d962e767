import type { DomainError } from "@sortes/domain/errors";
import type { RandomBelow } from "./number-pool.core.ts";
import type { Ratio } from "./ratio.core.ts";

/** A prize tier of a rule, from the highest prize to the lowest. */
export interface Tier {
  tier: string;
  /** What one unit wins where the odds are fixed; null where winners share a pool. */
  fixedPrizeMinor: bigint | null;
}

/**
 * What a line won in one tier. A unit is one winning combination where the price of a combination is fixed, and one
 * step of the stake won at where the stake is free; so a prize is always units × the prize of one unit.
 */
export interface TierUnits {
  tier: string;
  units: bigint;
}

/** The chances of one line in one tier. */
export interface LineOdds {
  tier: string;
  /** The probability of winning the tier at least once. */
  odds: Ratio;
  /** The mean number of units won. */
  expectedUnits: Ratio;
}

/** What of a line was drawn, to highlight it. */
export type LineMatches =
  | { kind: "matrix"; main: number[]; bonus: number[] }
  /** Positions within the picked digits, from 0. */
  | { kind: "digits"; positions: number[] }
  | { kind: "keno"; numbers: number[] };

/** What each kind of game must know how to do; `game.core.ts` finds the engine of a rule's kind. All pure. */
export interface KindEngine<Rule, Line, Result, QuickPick> {
  tiers(rule: Rule): Tier[];
  /** Every reason for which the rule refuses the line; empty if it is valid. */
  lineIssues(rule: Rule, line: Line): DomainError[];
  /** How many times the stake is to be paid. */
  combinations(rule: Rule, line: Line): bigint;
  evaluate(rule: Rule, line: Line, result: Result): TierUnits[];
  lineOdds(rule: Rule, line: Line): LineOdds[];
  /** One line for each row group of the published odds. */
  samplePlays(rule: Rule): { play: string; line: Line }[];
  matches(line: Line, result: Result): LineMatches;
  /** Whether this result can come out of this rule at all. */
  isPossible(rule: Rule, result: Result): boolean;
  draw(rule: Rule, randomBelow: RandomBelow): Result;
  /** The line of the smallest stake that completes what is picked already; it may still have issues. */
  quickPick(rule: Rule, request: QuickPick, randomBelow: RandomBelow): Line;
}
