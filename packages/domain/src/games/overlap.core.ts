import type { GameResult, GameRule } from "./game.schema.ts";
import { choose } from "./ratio.core.ts";

/** Chances of 0, 1, 2 … hits, as fractions of 1. Statistics only: no money is counted in them. */
export type Chances = readonly number[];

const DIGITS = 10;

/**
 * How many numbers two honest results of a rule have in common: of the main pool for a lotto, all of them for keno, position by position
 * for digits. The last chance is that of the same result again.
 */
export function overlapChances(rule: GameRule): Chances {
  if (rule.kind === "digits") {
    return Array.from(
      { length: rule.count + 1 },
      (_, hits) =>
        Number(choose(rule.count, hits)) * (1 / DIGITS) ** hits * (1 - 1 / DIGITS) ** (rule.count - hits),
    );
  }
  const { count, pool } =
    rule.kind === "keno"
      ? { count: rule.drawn, pool: rule.pool }
      : { count: rule.main.count, pool: rule.main.max };
  return Array.from(
    { length: count + 1 },
    (_, hits) =>
      Number(choose(count, hits) * choose(pool - count, count - hits)) / Number(choose(pool, count)),
  );
}

/** What two results of one rule have in common, counted as in `overlapChances`. */
export function overlapOf(one: GameResult, other: GameResult): number {
  if (one.kind === "digits" && other.kind === "digits") {
    return one.digits.filter((digit, at) => digit === other.digits[at]).length;
  }
  const numbers = new Set(numbersOf(other));
  return numbersOf(one).filter((number) => numbers.has(number)).length;
}

function numbersOf(result: GameResult): readonly number[] {
  if (result.kind === "matrix") return result.main;
  return result.kind === "keno" ? result.numbers : [];
}
