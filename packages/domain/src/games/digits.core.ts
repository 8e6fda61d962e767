import type { DomainError } from "@sortes/domain/errors";
import { BPS_WHOLE, mulDivFloor } from "@sortes/domain/money";
import type { DigitsBetType, DigitsLine, DigitsResult, DigitsRule } from "./digits.schema.ts";
import { gameErrors } from "./game.errors.ts";
import type { KindEngine, LineOdds, Tier, TierUnits } from "./kind-engine.types.ts";
import { checkedBelow, numbersFrom, type RandomBelow } from "./number-pool.core.ts";
import { ratio } from "./ratio.core.ts";
import { ascending } from "./rule-parts.schema.ts";
import { stakeIssues } from "./stake.core.ts";

export interface DigitsQuickPick {
  kind: "digits";
  betType: DigitsBetType;
  /** What the player has picked already, by position; null is to be filled. */
  picked?: { digits: (number | null)[] };
}

export const digitsEngine: KindEngine<DigitsRule, DigitsLine, DigitsResult, DigitsQuickPick> = {
  tiers,
  lineIssues,
  combinations: (_rule, line) => (line.betType === "combo" ? BigInt(countOrders(line.picks.digits)) : 1n),
  evaluate,
  lineOdds,
  samplePlays(rule) {
    return betTypesOf(rule).flatMap((betType) => {
      if (needsOrders(betType)) {
        return SAMPLE_DIGITS[rule.count].map((digits) => ({
          play: `${betType}_${countOrders(digits)}`,
          line: lineOf(rule, betType, digits),
        }));
      }
      return [{ play: betType, line: lineOf(rule, betType, numbersFrom(1, pickCount(rule, betType))) }];
    });
  },
  matches(line, result) {
    return { kind: "digits", positions: matchedPositions(line, result) };
  },
  isPossible: (rule, result) => result.digits.length === rule.count,
  draw: (rule, randomBelow) => ({
    kind: "digits",
    digits: Array.from({ length: rule.count }, () => checkedBelow(10, randomBelow)),
  }),
  quickPick,
};

/** One number for each number of ways, in the order of `BOX_WAYS_BY_COUNT`. */
const SAMPLE_DIGITS: Readonly<Record<3 | 4, readonly (readonly number[])[]>> = {
  3: [
    [1, 1, 2],
    [1, 2, 3],
  ],
  4: [
    [1, 1, 1, 2],
    [1, 1, 2, 2],
    [1, 1, 2, 3],
    [1, 2, 3, 4],
  ],
};

/**
 * The stake of one unit. A straight/box stake is halved between its two plays, so there a unit is half a step.
 */
function unitStakeMinor(rule: DigitsRule): bigint {
  return rule.bets.straight_box ? rule.stake.stepMinor / 2n : rule.stake.stepMinor;
}

function tiers(rule: DigitsRule): Tier[] {
  const unitMinor = unitStakeMinor(rule);
  const paying = (tier: string, paysBps: number): Tier => ({
    tier,
    fixedPrizeMinor: mulDivFloor(unitMinor, BigInt(paysBps), BPS_WHOLE),
  });
  const { straight, box, front_pair, back_pair } = rule.bets;
  return [
    ...(straight ? [paying("straight", straight.paysBps)] : []),
    ...(box?.pays ?? [])
      .toSorted((a, b) => a.ways - b.ways)
      .map((pays) => paying(`box_${pays.ways}`, pays.paysBps)),
    ...(front_pair ? [paying("front_pair", front_pair.paysBps)] : []),
    ...(back_pair ? [paying("back_pair", back_pair.paysBps)] : []),
  ];
}

function evaluate(
  rule: DigitsRule,
  { betType, picks, stakeMinor }: DigitsLine,
  result: DigitsResult,
): TierUnits[] {
  const { digits } = picks;
  const units = stakeMinor / unitStakeMinor(rule);
  const drawn = result.digits.join("");
  const isExact = drawn === digits.join("");
  const isAnyOrder = isExact || sameDigits(digits, result.digits);
  const box = `box_${countOrders(digits)}`;
  switch (betType) {
    case "straight":
      return isExact ? [{ tier: "straight", units }] : [];
    case "combo":
      return isAnyOrder ? [{ tier: "straight", units }] : [];
    case "box":
      return isAnyOrder ? [{ tier: box, units }] : [];
    case "straight_box":
      if (!isAnyOrder) return [];
      return isExact
        ? [
            { tier: "straight", units: units / 2n },
            { tier: box, units: units / 2n },
          ]
        : [{ tier: box, units: units / 2n }];
    case "front_pair":
      return drawn.startsWith(digits.join("")) ? [{ tier: "front_pair", units }] : [];
    case "back_pair":
      return drawn.endsWith(digits.join("")) ? [{ tier: "back_pair", units }] : [];
  }
}

function lineOdds(rule: DigitsRule, line: DigitsLine): LineOdds[] {
  const resultsTotal = 10n ** BigInt(rule.count);
  const winning = new Map<string, { results: bigint; units: bigint }>();
  for (const digits of winningOutcomes(rule, line)) {
    for (const { tier, units } of evaluate(rule, line, { kind: "digits", digits })) {
      const sum = winning.get(tier) ?? { results: 0n, units: 0n };
      winning.set(tier, { results: sum.results + 1n, units: sum.units + units });
    }
  }
  return [...winning].map(([tier, sum]) => ({
    tier,
    odds: ratio(sum.results, resultsTotal),
    expectedUnits: ratio(sum.units, resultsTotal),
  }));
}

/** Every result with which the line wins something. At most 100: a pair with any other two digits. */
export function winningOutcomes(rule: DigitsRule, { betType, picks }: DigitsLine): number[][] {
  const rest = () => everyNumber(rule.count - 2);
  switch (betType) {
    case "straight":
      return [picks.digits];
    case "front_pair":
      return rest().map((others) => [...picks.digits, ...others]);
    case "back_pair":
      return rest().map((others) => [...others, ...picks.digits]);
    default:
      return orders(picks.digits);
  }
}

/** All different orders of these digits. */
function orders(digits: readonly number[]): number[][] {
  if (digits.length <= 1) return [[...digits]];
  return [...new Set(digits)].flatMap((first) => {
    const at = digits.indexOf(first);
    return orders(digits.toSpliced(at, 1)).map((others) => [first, ...others]);
  });
}

/** How many orders: the factorial of the length over that of each repetition. */
function countOrders(digits: readonly number[]): number {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  let ways = factorial(digits.length);
  for (const digit of new Set(digits)) ways /= factorial(digits.filter((other) => other === digit).length);
  return ways;
}

function everyNumber(length: number): number[][] {
  if (length === 0) return [[]];
  return everyNumber(length - 1).flatMap((digits) => numbersFrom(0, 9).map((digit) => [...digits, digit]));
}

function sameDigits(a: readonly number[], b: readonly number[]): boolean {
  return ascending(a).join() === ascending(b).join();
}

function betTypesOf(rule: DigitsRule): DigitsBetType[] {
  const all: DigitsBetType[] = ["straight", "box", "straight_box", "combo", "front_pair", "back_pair"];
  return all.filter((betType) => rule.bets[betType] !== undefined);
}

function isPair(betType: DigitsBetType): boolean {
  return betType === "front_pair" || betType === "back_pair";
}

function pickCount(rule: DigitsRule, betType: DigitsBetType): number {
  return isPair(betType) ? 2 : rule.count;
}

function lineOf(rule: DigitsRule, betType: DigitsBetType, digits: readonly number[]): DigitsLine {
  // Straight/box halves its stake, and half of the smallest one is still whole: the step is even.
  return { kind: "digits", betType, picks: { digits: [...digits] }, stakeMinor: rule.stake.minMinor };
}

function lineIssues(rule: DigitsRule, line: DigitsLine): DomainError[] {
  const { betType, picks, stakeMinor } = line;
  const offered = betTypesOf(rule);
  if (!offered.includes(betType)) return [gameErrors.bet_type_not_offered({ details: { betType, offered } })];
  const issues = stakeIssues(rule.stake, stakeMinor);
  const wanted = pickCount(rule, betType);
  if (picks.digits.length !== wanted) {
    const details = { part: "digits", count: picks.digits.length, min: wanted, max: wanted };
    issues.push(gameErrors.wrong_pick_count({ details }));
  } else if (needsOrders(betType) && countOrders(picks.digits) === 1) {
    issues.push(gameErrors.digits_all_equal());
  }
  if (picks.digits.some((digit) => digit < 0 || digit > 9)) {
    issues.push(gameErrors.pick_out_of_range({ details: { part: "digits", min: 0, max: 9 } }));
  }
  return issues;
}

function needsOrders(betType: DigitsBetType): boolean {
  return betType === "box" || betType === "straight_box" || betType === "combo";
}

/** Positions of the picked digits that the result confirms: in place, or anywhere where the order does not count. */
function matchedPositions(line: DigitsLine, result: DigitsResult): number[] {
  const { digits } = line.picks;
  const offset = line.betType === "back_pair" ? result.digits.length - digits.length : 0;
  const positions = [...digits.keys()];
  if (!needsOrders(line.betType)) return positions.filter((at) => digits[at] === result.digits[at + offset]);
  const left = [...result.digits];
  return positions.filter((at) => {
    const found = left.indexOf(digits[at] ?? -1);
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** Chooses evenly among all numbers that complete the picked digits and can be played in this bet. */
function quickPick(rule: DigitsRule, request: DigitsQuickPick, randomBelow: RandomBelow): DigitsLine {
  const { betType, picked } = request;
  const wanted = pickCount(rule, betType);
  const fixed = picked?.digits ?? [];
  const candidates = everyNumber(wanted).filter(
    (digits) =>
      digits.every((digit, at) => (fixed[at] ?? digit) === digit) &&
      (!needsOrders(betType) || countOrders(digits) > 1),
  );
  const chosen = candidates.length > 0 ? candidates[checkedBelow(candidates.length, randomBelow)] : undefined;
  if (!chosen)
    return lineOf(
      rule,
      betType,
      fixed.filter((digit) => digit !== null),
    );
  return lineOf(
    rule,
    betType,
    needsOrders(betType) && betType !== "straight_box" ? ascending(chosen) : chosen,
  );
}
