/** A small linear congruential generator: the same load in every run. Not for anything that must not be guessed. */
export function seededRandom(seed: number): (maxExclusive: number) => number {
  let state = seed >>> 0;
  return (maxExclusive) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * maxExclusive);
  };
}

/** Indexes below `count`, the first ones drawn most often, by Zipf's law with exponent 1. */
export function zipf(count: number, randomBelow: (maxExclusive: number) => number): () => number {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    sum += 1 / (index + 1);
    cumulative[index] = sum;
  }
  return () => {
    const target = (randomBelow(2 ** 30) / 2 ** 30) * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
