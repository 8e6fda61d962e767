import type { Bench, Sample } from "./bench.types.ts";
import type { Outcome, Side } from "./rounds.ts";

/** What a run came to, as its last line says it. */
export interface Verdict {
  name: string;
  value: number;
  baseline: number;
  ratio: number;
  target: number;
  unit: string;
  machine: string;
  also?: { baseline: number; ratio: number; target: number };
  isMet: boolean;
  failures: string[];
  spread: { value: number; baseline: number };
  /** The largest of all rounds. */
  loadCpuShare?: number;
  samples: { measured: Sample[]; baseline: Sample[]; also?: Sample[] };
}

/** Above this the load's own process has no core left to ask more of the server. */
const BOTTLENECK_SHARE = 0.9;

export function judge(bench: Bench, { measured, baseline, also }: Outcome, machine: string): Verdict {
  const { kind, least } = bench.target;
  const ratio = measured.median / baseline.median;
  const judged = kind === "ratio" ? ratio : measured.median;
  const isTargetMet = kind === "value_at_most" ? judged <= least : judged >= least;
  const alsoRatio = also && measured.median / also.median;
  const isAlsoMet = !bench.also || (alsoRatio !== undefined && alsoRatio >= bench.also.least);
  // A baseline that answers with errors would flatter the ratio.
  const sides = [measured, baseline, ...(also ? [also] : [])];
  const failures = sides.flatMap(({ samples }) => samples.flatMap((sample) => sample.failures ?? []));
  const loadCpuShare = largestLoadShare(measured);
  return {
    name: bench.name,
    value: measured.median,
    baseline: baseline.median,
    ratio,
    target: least,
    unit: bench.unit,
    machine,
    ...(bench.also &&
      also && { also: { baseline: also.median, ratio: alsoRatio ?? 0, target: bench.also.least } }),
    isMet: isTargetMet && isAlsoMet && failures.length === 0,
    failures,
    spread: { value: measured.spread, baseline: baseline.spread },
    ...(loadCpuShare !== undefined && { loadCpuShare }),
    samples: { measured: measured.samples, baseline: baseline.samples, ...(also && { also: also.samples }) },
  };
}

export function isBottleneck({ measured, baseline }: Outcome): boolean {
  return [measured, baseline].some((side) => (largestLoadShare(side) ?? 0) > BOTTLENECK_SHARE);
}

function largestLoadShare({ samples }: Side): number | undefined {
  const shares = samples.flatMap(({ loadCpuShare }) => loadCpuShare ?? []);
  return shares.length > 0 ? Math.max(...shares) : undefined;
}
