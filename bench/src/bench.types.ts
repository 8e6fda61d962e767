/** One measurement of a bench or of its baseline. */
export interface Sample {
  /** In the bench's unit. */
  value: number;
  /** Share of one core that the process making the load used, where it is another than the one measured. */
  loadCpuShare?: number;
  /** Side figures for a person, such as a peak of memory. */
  notes?: Record<string, number | string>;
  /** Promises that did not hold, each in a sentence. A fast run with one of them is a failed run. */
  failures?: readonly string[];
}

export interface PreparedBench {
  measure(): Promise<Sample>;
  baseline(): Promise<Sample>;
  /** The other side of `also`. */
  alsoBaseline?(): Promise<Sample>;
  close(): Promise<void>;
}

export interface Bench {
  name: string;
  unit: string;
  /** Least ratio of the bench to its baseline; or, with `value_…`, a bound of the value itself. */
  target: { kind: "ratio" | "value_at_least" | "value_at_most"; least: number; aim: number };
  /** What stands on the other side of the ratio, in words. */
  against: string;
  /** A second baseline, in the same rounds, and the least ratio to it. */
  also?: { against: string; least: number; aim: number };
  prepare(): Promise<PreparedBench>;
}
