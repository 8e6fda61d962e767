import type { PreparedBench, Sample } from "./bench.types.ts";

/** Odd, so that a median is a round that happened. */
const ROUNDS = 3;

/** One side over all rounds. */
export interface Side {
  median: number;
  /** Largest less smallest, as a share of the median. */
  spread: number;
  samples: Sample[];
}

export interface Outcome {
  measured: Side;
  baseline: Side;
  also: Side | undefined;
}

/** A B A B A B: each round sees the machine as the other side saw it a moment before. */
export async function runRounds(bench: PreparedBench, onRound: (text: string) => void): Promise<Outcome> {
  const measured: Sample[] = [];
  const baseline: Sample[] = [];
  const also: Sample[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    measured.push(await bench.measure());
    baseline.push(await bench.baseline());
    if (bench.alsoBaseline) also.push(await bench.alsoBaseline());
    const [value, ...others] = [measured, baseline, also].flatMap((side) => side.slice(-1)).map(describe);
    onRound(`round ${round}: ${value}\n${others.map((other) => `  against ${other}`).join("\n")}`);
  }
  return {
    measured: sideOf(measured),
    baseline: sideOf(baseline),
    also: also.length > 0 ? sideOf(also) : undefined,
  };
}

function describe({ value, loadCpuShare, notes, failures = [] }: Sample): string {
  const figures = { ...notes, ...(loadCpuShare !== undefined && { loadCpuShare }) };
  const told = Object.entries(figures).map(
    ([name, figure]) => `${name} ${typeof figure === "number" ? Number(figure.toFixed(2)) : figure}`,
  );
  return [`${value.toFixed(1)}`, ...told, ...failures].join(", ");
}

function sideOf(samples: Sample[]): Side {
  const values = samples.map(({ value }) => value).sort((a, b) => a - b);
  const median = values[Math.floor(values.length / 2)] ?? Number.NaN;
  return { median, spread: (Math.max(...values) - Math.min(...values)) / median, samples };
}
