import { assertInvariant } from "@sortes/domain/errors";

/** A source of randomness: a uniform integer from 0 up to, but not including, `maxExclusive`. */
export type RandomBelow = (maxExclusive: number) => number;

/** The numbers from `first` to `last`, both included. */
export function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

/**
 * The first `count` steps of a Fisher–Yates shuffle: at step i swap position i with position i + randomBelow(rest) and
 * take it. Every ordered choice is equally likely if the source is uniform, and anyone with the same source repeats it.
 */
export function drawFrom(pool: readonly number[], count: number, randomBelow: RandomBelow): number[] {
  assertInvariant(count <= pool.length, "more numbers are asked for than the pool has", {
    count,
    pool: pool.length,
  });
  const balls = [...pool];
  for (let step = 0; step < count; step++) {
    const chosen = step + checkedBelow(balls.length - step, randomBelow);
    [balls[step], balls[chosen]] = [balls[chosen] ?? 0, balls[step] ?? 0];
  }
  return balls.slice(0, count);
}

/** Asks the source and refuses an answer out of range, which would silently skew the draw. */
export function checkedBelow(maxExclusive: number, randomBelow: RandomBelow): number {
  const value = randomBelow(maxExclusive);
  assertInvariant(
    Number.isInteger(value) && value >= 0 && value < maxExclusive,
    "the random source left its range",
    {
      value,
      maxExclusive,
    },
  );
  return value;
}

export function hasRepeats(numbers: readonly number[]): boolean {
  return new Set(numbers).size !== numbers.length;
}

/** How many of `picked` are among `drawn`. */
export function countHits(picked: readonly number[], drawn: readonly number[]): number {
  let hits = 0;
  for (const number of picked) if (drawn.includes(number)) hits++;
  return hits;
}

/** Whether these are `count` different numbers from 1 to `max`. */
export function areDrawable(numbers: readonly number[], count: number, max: number): boolean {
  return (
    numbers.length === count &&
    !hasRepeats(numbers) &&
    numbers.every((number) => number >= 1 && number <= max)
  );
}
