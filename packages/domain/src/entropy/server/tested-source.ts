import { createHash } from "node:crypto";
import { entropyErrors } from "../entropy.errors.ts";
import type { EntropySourceHealth, HealthFailure } from "../entropy.schema.ts";
import {
  HealthTests,
  PROPORTION_WINDOW,
  proportionCutoff,
  repetitionCutoff,
  STARTUP_SAMPLES,
  samplesFor,
} from "../health.core.ts";
import type { RawSource } from "./raw-source.ts";

/** What one conditioning gives: SHA-512's output, SP 800-90B §3.1.5.1.1. */
const BLOCK_BYTES = 64;

/**
 * A source whose every sample passes the health tests before it is used. Before the first use a startup test reads 1,024
 * samples and throws them away. A failure is final in this process: a source that was caught once is not asked again until
 * somebody has looked. Reads wait for each other, because the tests judge samples in their order.
 */
export class TestedSource {
  readonly #raw: RawSource;
  readonly #tests: HealthTests;
  #state: EntropySourceHealth["state"] = "untested";
  #failure: HealthFailure | null = null;
  #samples = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(raw: RawSource) {
    this.#raw = raw;
    this.#tests = new HealthTests(raw.minEntropyBits);
  }

  get name(): RawSource["name"] {
    return this.#raw.name;
  }

  /** 64 bytes of full entropy. @throws entropy.source_missing, entropy.source_failed */
  readBlock(): Promise<Uint8Array> {
    const block = this.#turn.then(() => this.#conditionedBlock());
    this.#turn = block.catch(() => undefined);
    return block;
  }

  health(): EntropySourceHealth {
    const { name: source, device, minEntropyBits } = this.#raw;
    return {
      source,
      state: this.#state,
      device,
      failure: this.#failure,
      minEntropyBits,
      repetitionCutoff: repetitionCutoff(minEntropyBits),
      proportionCutoff: proportionCutoff(minEntropyBits),
      samples: this.#samples,
    };
  }

  async #conditionedBlock(): Promise<Uint8Array> {
    if (this.#failure) throw this.#refusal(this.#failure);
    // Whole windows, so that the adaptive proportion test begins anew with what is used.
    if (this.#state !== "healthy")
      await this.#readTested(Math.ceil(STARTUP_SAMPLES / PROPORTION_WINDOW) * PROPORTION_WINDOW);
    const samples = await this.#readTested(samplesFor(BLOCK_BYTES, this.#raw.minEntropyBits));
    return createHash("sha512").update(samples).digest();
  }

  async #readTested(length: number): Promise<Uint8Array> {
    const samples = await this.#raw.read(length).catch((cause: unknown) => {
      this.#state = "missing";
      throw entropyErrors.source_missing({ details: { source: this.name }, cause });
    });
    this.#samples += samples.length;
    const failure = this.#tests.judge(samples);
    if (failure) {
      this.#state = "failed";
      this.#failure = failure;
      throw this.#refusal(failure);
    }
    this.#state = "healthy";
    return samples;
  }

  #refusal(failure: HealthFailure) {
    return entropyErrors.source_failed({ details: { source: this.name, failure } });
  }
}
