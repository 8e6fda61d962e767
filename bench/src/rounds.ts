import type { PreparedBench, Sample } from "./bench.types.ts";

/** Odd, so that a median is a round that happened. */
const ROUNDS = 3;

export interface Outcome {
  value: number;
  baseline: number;
  /** Largest less smallest, as a share of the median. */
  valueSpread: number;
  baselineSpread: number;
  samples: { measured: Sample[]; baseline: Sample[] };
}

/** A B A B A B: each round sees the machine as the other side saw it a moment before. */
export async function runRounds(bench: PreparedBench, onRound: (text: string) => void): Promise<Outcome> {
  const measured: Sample[] = [];
  const baseline: Sample[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    measured.push(await bench.measure());
    baseline.push(await bench.baseline());
    onRound(
      `round ${round}: ${measured.at(-1)?.value.toFixed(1)} against ${baseline.at(-1)?.value.toFixed(1)}`,
    );
  }
  return {
    value: median(measured.map((sample) => sample.value)),
    baseline: median(baseline.map((sample) => sample.value)),
    valueSpread: spread(measured.map((sample) => sample.value)),
    baselineSpread: spread(baseline.map((sample) => sample.value)),
    samples: { measured, baseline },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / median(values);
}
