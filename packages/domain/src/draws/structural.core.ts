import { type Chances, type GameResult, type GameRule, overlapChances, overlapOf } from "../games/index.ts";

/**
 * What a result may look like by chance. Whatever is rarer stops the draw until two people have looked: a generator that repeats itself, as
 * one that was certified did in Arizona in 2017, passes every other check. Each limit is judged over each window, so an honest game is stopped at
 * most eight times as often as its limit says.
 */
const structuralLimits = {
  /** How many of the game's last results a new one is compared with. */
  windows: [1, 2, 3, 5, 10, 20, 50, 100],
  /**
   * Among the last n results as many are the same as happens once in so many draws. Of three digits one of the last hundred is the same in
   * every tenth draw, and nobody is asked; twice in a row, or a lotto's numbers of one of the last fifty draws, stop it.
   */
  repeatedResultOneIn: 100_000,
  /**
   * The result has more numbers in common with the last n together than happens once in so many draws (tail of the sum of hypergeometric
   * distributions, of binomial ones for digits). No game has a draw every minute for two thousand years.
   */
  tooManyMatchesOneIn: 1_000_000_000,
} as const;

/** How many recent results are of use. */
export const RECENT_MAX = Math.max(...structuralLimits.windows);

export type StructuralStop =
  | "structural.repeated_result"
  | "structural.repeated_seed"
  | "structural.too_many_matches";

/** What is not as chance would have it. `recent` are the game's last results under rules of the same shape, the newest first. */
export function computeStructuralStops(
  rule: GameRule,
  drawn: { result: GameResult; isSeedKnown: boolean },
  recent: readonly GameResult[],
): StructuralStop[] {
  const chances = overlapChances(rule);
  const whole = chances.length - 1;
  const same = chances[whole] ?? 0;
  const overlaps = recent.slice(0, RECENT_MAX).map((other) => overlapOf(drawn.result, other));
  const repeats = overlaps.map((overlap) => (overlap === whole ? 1 : 0));
  const { repeatedResultOneIn, tooManyMatchesOneIn } = structuralLimits;
  return [
    ...(isRarer(repeatedResultOneIn, repeats, [1 - same, same])
      ? ["structural.repeated_result" as const]
      : []),
    ...(drawn.isSeedKnown ? ["structural.repeated_seed" as const] : []),
    ...(isRarer(tooManyMatchesOneIn, overlaps, chances) ? ["structural.too_many_matches" as const] : []),
  ];
}

/** Whether the first hits together, in one of the windows, are more than chance gives once in so many times. */
function isRarer(oneIn: number, hits: readonly number[], chances: Chances): boolean {
  let sums: Chances = [1];
  let seen = 0;
  for (const [at, ofTry] of hits.entries()) {
    const size = at + 1;
    sums = addTry(sums, chances);
    seen += ofTry;
    const isWindow = size === hits.length || structuralLimits.windows.some((window) => window === size);
    if (isWindow && chanceOfAtLeast(sums, seen) * oneIn < 1) return true;
  }
  return false;
}

/** From the rare end, so that small chances are not lost beside large ones. */
export function chanceOfAtLeast(sums: Chances, hits: number): number {
  return sums.slice(hits).reduceRight((sum, chance) => sum + chance, 0);
}

/** The chances of all hits together after one more independent try. */
export function addTry(sums: Chances, chances: Chances): Chances {
  const next = new Float64Array(sums.length + chances.length - 1);
  for (let hits = 0; hits < sums.length; hits++) {
    const sum = sums[hits] ?? 0;
    for (let more = 0; more < chances.length; more++) {
      next[hits + more] = (next[hits + more] ?? 0) + sum * (chances[more] ?? 0);
    }
  }
  return Array.from(next);
}
