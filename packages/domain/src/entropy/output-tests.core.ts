import { chiSquaredTail, normalTwoSided, poissonTwoSided } from "./gamma.core.ts";

/** What a test found. The p-value is the chance that a perfect generator does no better. */
export interface Finding {
  statistic: number;
  degreesOfFreedom: number | null;
  pValue: number;
}

/** Below five expected in a cell the chi-squared distribution is a poor likeness. */
const EXPECTED_MIN = 5;

/** Pearson's chi-squared test: observed counts against the counts expected. */
export function chiSquared(observed: readonly number[], expected: readonly number[], factor = 1): Finding {
  const sum = observed.reduce((total, count, cell) => {
    const wanted = expected[cell] ?? 0;
    return total + (count - wanted) ** 2 / wanted;
  }, 0);
  const degreesOfFreedom = observed.length - 1;
  const statistic = sum * factor;
  return { statistic, degreesOfFreedom, pValue: chiSquaredTail(statistic, degreesOfFreedom) };
}

/**
 * Whether each ball comes equally often when `drawn` different ones of `counts.length` are drawn at a time. Balls of one draw
 * exclude each other, so the plain statistic is too small by (n − 1) / (n − k) (H. Joe, Statistics & Probability Letters 16, 1993).
 */
export function ballFrequency(counts: readonly number[], drawn: number, draws: number): Finding {
  const balls = counts.length;
  const expected = counts.map(() => (draws * drawn) / balls);
  return chiSquared(counts, expected, (balls - 1) / (balls - drawn));
}

/** Whether each value is followed by each equally often: pairs that do not overlap, Knuth 3.3.2 B. */
export function serialPairs(values: readonly number[], classes: number): Finding {
  const pairs = Math.floor(values.length / 2);
  const observed = new Array<number>(classes ** 2).fill(0);
  for (let pair = 0; pair < pairs; pair++) {
    const cell = (values[2 * pair] ?? 0) * classes + (values[2 * pair + 1] ?? 0);
    observed[cell] = (observed[cell] ?? 0) + 1;
  }
  return chiSquared(
    observed,
    observed.map(() => pairs / classes ** 2),
  );
}

/** Whether highs and lows change as often as they should: SP 800-22 Rev. 1a §2.3, with its refusal of a lopsided sequence. */
export function runs(isHigh: readonly boolean[]): Finding {
  const count = isHigh.length;
  const share = isHigh.filter(Boolean).length / count;
  const statistic = isHigh.filter((high, at) => high !== isHigh[at - 1]).length;
  const spread = share * (1 - share);
  const isLopsided = Math.abs(share - 0.5) >= 2 / Math.sqrt(count);
  const z = (statistic - 2 * count * spread) / (2 * Math.sqrt(count) * spread);
  return { statistic, degreesOfFreedom: null, pValue: isLopsided ? 0 : normalTwoSided(z) };
}

/** Whether a value tells anything of the next one: the circular coefficient of Knuth 3.3.2 K, with its mean and variance. */
export function serialCorrelation(values: readonly number[]): Finding {
  const count = values.length;
  let sum = 0;
  let squares = 0;
  let products = 0;
  for (const [at, value] of values.entries()) {
    sum += value;
    squares += value * value;
    products += value * (values[(at + 1) % count] ?? 0);
  }
  const spread = count * squares - sum * sum;
  if (spread <= 0) return { statistic: 1, degreesOfFreedom: null, pValue: 0 };
  const statistic = (count * products - sum * sum) / spread;
  const deviation = count / ((count - 1) * Math.sqrt(count - 2));
  return {
    statistic,
    degreesOfFreedom: null,
    pValue: normalTwoSided((statistic + 1 / (count - 1)) / deviation),
  };
}

/** The chance of each length of a collection of all classes: index r is exactly r values, the last one `longest` or more. */
export function couponLengths(classes: number, longest: number): number[] {
  const chances = new Array<number>(longest + 1).fill(0);
  // held[k]: the chance to hold k different ones and not yet all.
  let held = [1, ...new Array<number>(classes - 1).fill(0)];
  for (let length = 1; length < longest; length++) {
    chances[length] = (held[classes - 1] ?? 0) / classes;
    held = held.map(
      (chance, kinds) =>
        (chance * kinds) / classes + ((held[kinds - 1] ?? 0) * (classes - kinds + 1)) / classes,
    );
  }
  chances[longest] = 1 - chances.reduce((sum, chance) => sum + chance, 0);
  return chances;
}

/** A fifth more than collections take on average: so many fit into the values, short of a miracle. */
const COLLECTION_ROOM = 1.2;

/**
 * How many values it takes to see all classes, again and again: Knuth 3.3.2 E. The number of collections is fixed beforehand,
 * because waiting for the end of the values would favour short ones; those that never end count as the longest.
 */
export function couponCollector(values: readonly number[], classes: number): Finding {
  const longest = classes * 8;
  const mean = Array.from({ length: classes }, (_, kinds) => classes / (kinds + 1)).reduce(
    (a, b) => a + b,
    0,
  );
  const collections = Math.floor(values.length / (mean * COLLECTION_ROOM));
  const lengths = collectionLengths(values, classes).slice(0, collections);
  const observed = new Array<number>(longest + 1).fill(0);
  for (const length of lengths) {
    const cell = Math.min(length, longest);
    observed[cell] = (observed[cell] ?? 0) + 1;
  }
  observed[longest] = (observed[longest] ?? 0) + collections - lengths.length;
  const expected = couponLengths(classes, longest).map((chance) => chance * collections);
  const merged = mergeSparse(observed, expected);
  return chiSquared(merged.observed, merged.expected);
}

function collectionLengths(values: readonly number[], classes: number): number[] {
  const lengths: number[] = [];
  const seen = new Set<number>();
  let length = 0;
  for (const value of values) {
    length += 1;
    seen.add(value);
    if (seen.size < classes) continue;
    lengths.push(length);
    seen.clear();
    length = 0;
  }
  return lengths;
}

/** Joins neighbouring cells until each expects enough; what is left at the end joins the last. */
function mergeSparse(observed: readonly number[], expected: readonly number[]) {
  const cells: { observed: number; expected: number }[] = [];
  let open = { observed: 0, expected: 0 };
  for (const [cell, wanted] of expected.entries()) {
    open = { observed: open.observed + (observed[cell] ?? 0), expected: open.expected + wanted };
    if (open.expected < EXPECTED_MIN) continue;
    cells.push(open);
    open = { observed: 0, expected: 0 };
  }
  const last = cells.at(-1);
  if (last) {
    last.observed += open.observed;
    last.expected += open.expected;
  }
  return { observed: cells.map((cell) => cell.observed), expected: cells.map((cell) => cell.expected) };
}

/**
 * Whether results repeat as often as chance wants: pairs of equal results. Where each outcome is expected five times or more,
 * the same question is a chi-squared one over the outcomes, judged on both sides.
 */
export function duplicates(indexes: readonly bigint[], outcomes: bigint): Finding {
  const times = new Map<bigint, number>();
  for (const index of indexes) times.set(index, (times.get(index) ?? 0) + 1);
  const draws = indexes.length;
  const total = Number(outcomes);
  let pairs = 0;
  for (const count of times.values()) pairs += (count * (count - 1)) / 2;
  if (draws / total < EXPECTED_MIN) {
    const mean = (draws * (draws - 1)) / 2 / total;
    return { statistic: pairs, degreesOfFreedom: null, pValue: poissonTwoSided(pairs, mean) };
  }
  const statistic = (total / draws) * (2 * pairs + draws) - draws;
  const above = chiSquaredTail(statistic, total - 1);
  return { statistic, degreesOfFreedom: total - 1, pValue: Math.min(1, 2 * Math.min(above, 1 - above)) };
}
