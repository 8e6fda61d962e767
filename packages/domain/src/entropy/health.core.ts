import { assertInvariant } from "../errors/index.ts";
import type { HealthFailure } from "./entropy.schema.ts";
import { logGamma } from "./gamma.core.ts";

/**
 * How often a sound source may be accused, for each test: α = 2^-30 a sample, inside the 2^-20 to 2^-40 that SP 800-90B §4.3
 * recommends. A false alarm stops a draw, and at the rates of a lottery it comes less than once in a lifetime.
 */
const ALPHA_BITS = 30;

/** Samples of the adaptive proportion test for a source with more than two values, SP 800-90B §4.4.2. */
export const PROPORTION_WINDOW = 512;

/** SP 800-90B §4.3: the tests see at least 1,024 samples before the source may be used. */
export const STARTUP_SAMPLES = 1_024;

/** C = 1 + ⌈−log2 α / H⌉, SP 800-90B §4.4.1: this many equal samples in a row are a failure. */
export function repetitionCutoff(minEntropyBits: number, alphaBits = ALPHA_BITS): number {
  return 1 + Math.ceil(alphaBits / minEntropyBits);
}

/**
 * C = 1 + CRITBINOM(W, 2^-H, 1 − α), SP 800-90B §4.4.2: the first sample of a window coming this often in it is a failure.
 * Summed from the rarest side, where the terms are small and nothing is lost.
 */
export function proportionCutoff(
  minEntropyBits: number,
  window = PROPORTION_WINDOW,
  alphaBits = ALPHA_BITS,
): number {
  const chance = 2 ** -minEntropyBits;
  const logChoose = (k: number) => logGamma(window + 1) - logGamma(k + 1) - logGamma(window - k + 1);
  let tail = 0;
  let most = window;
  for (; most > 0; most--) {
    tail += Math.exp(logChoose(most) + most * Math.log(chance) + (window - most) * Math.log1p(-chance));
    if (tail > 2 ** -alphaBits) break;
  }
  return 1 + most;
}

/**
 * The two health tests of SP 800-90B §4.4 over a source's samples, one byte each, as they come. It does not matter in what
 * portions they come.
 */
export class HealthTests {
  readonly #repetitionCutoff: number;
  readonly #proportionCutoff: number;
  #last = -1;
  #repeated = 0;
  #reference = -1;
  #occurred = 0;
  #inWindow = 0;

  constructor(minEntropyBits: number) {
    assertInvariant(minEntropyBits > 0 && minEntropyBits <= 8, "a byte has up to 8 bits of entropy", {
      minEntropyBits,
    });
    this.#repetitionCutoff = repetitionCutoff(minEntropyBits);
    this.#proportionCutoff = proportionCutoff(minEntropyBits);
  }

  /** The first test that these samples fail. */
  judge(samples: Uint8Array): HealthFailure | undefined {
    for (const sample of samples) {
      if (this.#isRepeated(sample)) return "repetition_count";
      if (this.#isTooFrequent(sample)) return "adaptive_proportion";
    }
    return undefined;
  }

  #isRepeated(sample: number): boolean {
    this.#repeated = sample === this.#last ? this.#repeated + 1 : 1;
    this.#last = sample;
    return this.#repeated >= this.#repetitionCutoff;
  }

  #isTooFrequent(sample: number): boolean {
    if (this.#inWindow === 0) {
      this.#reference = sample;
      this.#occurred = 0;
    }
    if (sample === this.#reference) this.#occurred += 1;
    this.#inWindow = (this.#inWindow + 1) % PROPORTION_WINDOW;
    return this.#occurred >= this.#proportionCutoff;
  }
}

/** SP 800-90C asks for this many bits more than the output has, for output with full entropy. */
const SURPLUS_BITS = 64;

/** Samples that a conditioning hash needs to give this many bytes of full entropy. */
export function samplesFor(bytes: number, minEntropyBits: number): number {
  return Math.ceil((bytes * 8 + SURPLUS_BITS) / minEntropyBits);
}
