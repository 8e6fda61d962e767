import type { GameResult, GameRule } from "../games/index.ts";

const binomials: bigint[][] = [[1n]];

/** n over k, from a triangle that grows to the largest pool asked about. */
function choose(n: number, k: number): bigint {
  for (let size = binomials.length; size <= n; size++) {
    const above = binomials[size - 1] ?? [];
    binomials.push(Array.from({ length: size + 1 }, (_, at) => (above[at - 1] ?? 0n) + (above[at] ?? 0n)));
  }
  return binomials[n]?.[k] ?? 0n;
}

/** The place of a set of balls, ascending and counted from 1, among all sets of its size: the combinatorial number system. */
function rankOf(balls: readonly number[]): bigint {
  return balls.reduce((rank, ball, index) => rank + choose(ball - 1, index + 1), 0n);
}

/** How many results the rule can give, all equally likely. */
export function countOutcomes(rule: GameRule): bigint {
  switch (rule.kind) {
    case "digits":
      return 10n ** BigInt(rule.count);
    case "keno":
      return choose(rule.pool, rule.drawn);
    case "matrix": {
      const { main, bonus } = rule;
      const pool = bonus?.source === "own" ? bonus.max : main.max - main.count;
      return choose(main.max, main.count) * (bonus ? choose(pool, bonus.count) : 1n);
    }
  }
}

/**
 * The number of a result among all that the rule can give, from 0: a draw of any game becomes one uniform number, which any test
 * can look at.
 */
export function outcomeIndex(rule: GameRule, result: GameResult): bigint {
  if (rule.kind === "digits" && result.kind === "digits") {
    return result.digits.reduce((number, digit) => number * 10n + BigInt(digit), 0n);
  }
  if (rule.kind === "keno" && result.kind === "keno") return rankOf(result.numbers);
  if (rule.kind === "matrix" && result.kind === "matrix") {
    const { main, bonus } = rule;
    if (!bonus) return rankOf(result.main);
    if (bonus.source === "own") {
      return rankOf(result.main) * choose(bonus.max, bonus.count) + rankOf(result.bonus);
    }
    // From the same drum the bonus balls are counted among those that the main ones left.
    const left = result.bonus.map((ball) => ball - result.main.filter((taken) => taken < ball).length);
    return rankOf(result.main) * choose(main.max - main.count, bonus.count) + rankOf(left);
  }
  throw new TypeError(`a result of ${result.kind} under a rule of ${rule.kind}`);
}
