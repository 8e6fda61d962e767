/** A tenth of a millisecond is finer than any target; a minute is longer than any answer is waited for. */
const BUCKET_MS = 0.1;
const BUCKETS = 600_000;

/** Counts latencies, so that a million of them cost no memory and no sorting. */
export class Latencies {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;

  add(ms: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.floor(ms / BUCKET_MS)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
  }

  /** The latency in ms that this share of all did not exceed; NaN when there is none. */
  quantile(share: number): number {
    let left = Math.ceil(this.#total * share);
    if (this.#total === 0) return Number.NaN;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      left -= this.#counts[bucket] ?? 0;
      if (left <= 0) return (bucket + 1) * BUCKET_MS;
    }
    return Number.NaN;
  }
}
