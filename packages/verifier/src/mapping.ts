import type { Mapping, Result } from "./certificate.schema.ts";

type RandomBelow = (range: number) => number;

/** The numbers that a generator's answers stand for. Balls are stated in ascending order, digits in the order drawn. */
export function mapResult(mapping: Mapping, randomBelow: RandomBelow): Result {
  if (mapping.kind === "digits") {
    return { kind: "digits", digits: Array.from({ length: mapping.count }, () => randomBelow(10)) };
  }
  if (mapping.kind === "keno") {
    return { kind: "keno", numbers: ascending(drawBalls(mapping.pool, mapping.drawn, randomBelow)) };
  }
  const { main, bonus } = mapping;
  const same = bonus?.source === "same" ? bonus.count : 0;
  const balls = drawBalls(main.max, main.count + same, randomBelow);
  const bonusBalls =
    bonus?.source === "own" ? drawBalls(bonus.max, bonus.count, randomBelow) : balls.slice(main.count);
  return { kind: "matrix", main: ascending(balls.slice(0, main.count)), bonus: ascending(bonusBalls) };
}

/** The first `count` steps of a Fisher–Yates shuffle of 1 … max: step i swaps place i with place i + randomBelow(max − i). */
function drawBalls(max: number, count: number, randomBelow: RandomBelow): number[] {
  const balls = Array.from({ length: max }, (_, at) => at + 1);
  for (let step = 0; step < count; step++) {
    const chosen = step + randomBelow(max - step);
    [balls[step], balls[chosen]] = [balls[chosen] ?? 0, balls[step] ?? 0];
  }
  return balls.slice(0, count);
}

function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}
