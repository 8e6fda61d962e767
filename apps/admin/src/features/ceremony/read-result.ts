import { type GameResult, type GameRule, isPossibleResult, resultSchema } from "@sortes/domain/games";

/** What somebody keyed in: the numbers, and those from the bonus drum where the game has one. */
export interface KeyedIn {
  numbers: string;
  bonus: string;
}

/** The result that these words mean under the rules; undefined while they mean none. Digits may be keyed in without gaps. */
export function readResult(rule: GameRule, { numbers, bonus }: KeyedIn): GameResult | undefined {
  const parsed = resultSchema.safeParse(resultOf(rule, numbers, bonus));
  return parsed.success && isPossibleResult(rule, parsed.data) ? parsed.data : undefined;
}

function resultOf(rule: GameRule, numbers: string, bonus: string) {
  switch (rule.kind) {
    case "matrix":
      return { kind: rule.kind, main: numbersIn(numbers), bonus: numbersIn(bonus) };
    case "digits":
      return { kind: rule.kind, digits: (numbers.match(/\d/gu) ?? []).map(Number) };
    case "keno":
      return { kind: rule.kind, numbers: numbersIn(numbers) };
  }
}

function numbersIn(words: string): number[] {
  const numbers = (words.match(/\d+/gu) ?? []).map(Number);
  return numbers.toSorted((a, b) => a - b);
}

/** How many numbers, and up to which, so that a person knows when nothing is left out. */
export function whatToKeyIn(rule: GameRule) {
  switch (rule.kind) {
    case "matrix":
      return {
        numbers: { count: rule.main.count, max: rule.main.max },
        bonus: rule.bonus
          ? { count: rule.bonus.count, max: rule.bonus.source === "own" ? rule.bonus.max : rule.main.max }
          : undefined,
      };
    case "digits":
      return { numbers: { count: rule.count, max: 9 }, bonus: undefined };
    case "keno":
      return { numbers: { count: rule.drawn, max: rule.pool }, bonus: undefined };
  }
}
