import { BPS_WHOLE, mulDivFloor } from "@sortes/domain/money";
import { winningOutcomes } from "./digits.core.ts";
import { evaluateLine, tiersOf } from "./game.core.ts";
import type { GameRule, Line } from "./game.schema.ts";
import type { LiabilityLimit } from "./rule-parts.schema.ts";

/** What would be owed for a line if this outcome came up. */
export interface OutcomeExposure {
  /** The digits in the order drawn, such as "112". */
  key: string;
  exposureMinor: bigint;
}

/**
 * Everything a line adds to the operator's risk: one exposure for each result it would win on, so that boxes, combos
 * and pairs weigh on every number they cover. Only digits games have outcomes few enough to watch one by one; for the
 * others it is empty.
 */
export function liabilityOf(rule: GameRule, line: Line): OutcomeExposure[] {
  if (rule.kind !== "digits" || line.kind !== "digits") return [];
  const prizes = new Map(tiersOf(rule).map(({ tier, fixedPrizeMinor }) => [tier, fixedPrizeMinor ?? 0n]));
  return winningOutcomes(rule, line).map((digits) => {
    let exposureMinor = 0n;
    for (const { tier, units } of evaluateLine(rule, line, { kind: "digits", digits })) {
      exposureMinor += units * (prizes.get(tier) ?? 0n);
    }
    return { key: digits.join(""), exposureMinor };
  });
}

/** Exposures of several lines, one entry for each outcome, in order of the outcomes. */
export function mergeExposures(exposures: Iterable<OutcomeExposure>): OutcomeExposure[] {
  const sums = new Map<string, bigint>();
  for (const { key, exposureMinor } of exposures) sums.set(key, (sums.get(key) ?? 0n) + exposureMinor);
  return [...sums]
    .map(([key, exposureMinor]) => ({ key, exposureMinor }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

export type LiabilityLevel = "ok" | "warn" | "restrict" | "close";

/** Where an outcome stands: the marks are reached, not passed. */
export function decideLiability(exposureMinor: bigint, limit: LiabilityLimit): LiabilityLevel {
  const reaches = (markBps: number) => exposureMinor >= liabilityMarkMinor(limit, markBps);
  if (reaches(limit.closeBps)) return "close";
  if (reaches(limit.restrictBps)) return "restrict";
  return reaches(limit.warnBps) ? "warn" : "ok";
}

/**
 * Whether a line's exposure still fits on an outcome that already carries `heldMinor`: never beyond the closing mark,
 * and only small stakes on a restricted outcome. The closing mark is the bound that no load and no order of arrival may
 * break, so callers ask while they hold the outcome's row.
 */
export function acceptsExposure(
  limit: LiabilityLimit,
  { heldMinor, addedMinor, stakeMinor }: { heldMinor: bigint; addedMinor: bigint; stakeMinor: bigint },
): boolean {
  if (heldMinor + addedMinor > liabilityMarkMinor(limit, limit.closeBps)) return false;
  return decideLiability(heldMinor, limit) !== "restrict" || stakeMinor <= limit.restrictedStakeMaxMinor;
}

/** A mark as an amount, rounded down: the operator's risk errs on the safe side. */
export function liabilityMarkMinor(limit: LiabilityLimit, markBps: number): bigint {
  return mulDivFloor(limit.limitMinor, BigInt(markBps), BPS_WHOLE);
}
