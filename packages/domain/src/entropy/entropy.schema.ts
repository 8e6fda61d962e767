import { z } from "zod";

export const entropySourceNames = ["os", "hardware"] as const;
export type EntropySourceName = (typeof entropySourceNames)[number];

export type HealthFailure = "repetition_count" | "adaptive_proportion";

/** `untested` until its first use; `missing` is tried again with each use, `failed` stays until the process is restarted. */
export type EntropySourceState = "untested" | "healthy" | "missing" | "failed";

export interface EntropySourceHealth {
  source: EntropySourceName;
  state: EntropySourceState;
  /** The file it is read from; null for the operating system's own call. */
  device: string | null;
  failure: HealthFailure | null;
  /** What is claimed for one sample, a byte, and what follows for the tests. */
  minEntropyBits: number;
  repetitionCutoff: number;
  proportionCutoff: number;
  /** Samples that the tests have seen. */
  samples: number;
}

export interface EntropyHealth {
  sources: EntropySourceHealth[];
  /** Instructions of this processor that the operating system's generator is fed by. */
  processor: ("rdrand" | "rdseed")[];
  /** How often the generator was seeded, and what it gave since. */
  seedings: number;
  requestsSinceSeeding: number;
}

export const outputTests = [
  "frequency",
  "bonus_frequency",
  "serial_pairs",
  "runs",
  "serial_correlation",
  "coupon_collector",
  "duplicates",
] as const;
export type OutputTest = (typeof outputTests)[number];

/** GLI-19 §3.2.2: confidence of 99 %. A sound generator fails a test once in a hundred times. */
export const SIGNIFICANCE = 0.01;

const decimalSchema = z.string().regex(/^-?\d+\.\d+$/);

/** One test of the output, its figures as decimal texts. */
const outputVerdictSchema = z.object({
  test: z.enum(outputTests),
  statistic: decimalSchema,
  /** Of a chi-squared statistic; null for the others. */
  degreesOfFreedom: z.int().positive().nullable(),
  /** The chance that a perfect generator does no better. */
  pValue: decimalSchema,
  passed: z.boolean(),
});
export type OutputVerdict = z.output<typeof outputVerdictSchema>;

export const outputReportSchema = z.object({
  gameId: z.string(),
  ruleVersion: z.int().positive(),
  draws: z.int().positive(),
  verdicts: z.array(outputVerdictSchema).min(1),
  passed: z.boolean(),
});
export type OutputReport = z.output<typeof outputReportSchema>;
