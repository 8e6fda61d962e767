import type { DomainError } from "@sortes/domain/errors";
import { gameErrors } from "./game.errors.ts";
import type { StakeRange } from "./rule-parts.schema.ts";

/** Games with a free stake: between the smallest and the largest, in whole steps. */
export function stakeIssues(range: StakeRange, stakeMinor: bigint): DomainError[] {
  const isAllowed =
    stakeMinor >= range.minMinor && stakeMinor <= range.maxMinor && stakeMinor % range.stepMinor === 0n;
  return isAllowed ? [] : [gameErrors.stake_not_allowed({ details: { ...range } })];
}
