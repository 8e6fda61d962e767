import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { assertInvariant } from "../errors/index.ts";

/** Bytes of a seed: 48 of entropy (256 bits of strength and half as much again), 16 of nonce. */
export const GENERATOR_SEED_BYTES = 64;
const ENTROPY_BYTES = 48;

/** SP 800-90A, table 2: 2^19 bits in one request. */
export const REQUEST_BYTES_MAX = 65_536;

/** SP 800-90A allows 2^48 requests of one seed; this many are far more than anything here asks of one, so a loop went wrong. */
const REQUESTS_MAX = 1_000_000;
const NONE = new Uint8Array();

/** HMAC_DRBG with SHA-256 as in NIST SP 800-90A Rev. 1, §10.1.2, without additional input. */
export class HmacDrbg {
  #key: Uint8Array = new Uint8Array(32).fill(0x00);
  #value: Uint8Array = new Uint8Array(32).fill(0x01);
  #requests = 0;

  /** Instantiate, §10.1.2.3; the seed is entropy (48 bytes) and nonce (16 bytes). */
  constructor(seed: Uint8Array, personalization: Uint8Array = NONE) {
    assertInvariant(seed.length === GENERATOR_SEED_BYTES, "a seed of the wrong length");
    this.#update(concatBytes(seed, personalization));
  }

  /** Reseed, §10.1.2.4. */
  reseed(entropy: Uint8Array): void {
    assertInvariant(entropy.length >= ENTROPY_BYTES, "too little entropy");
    this.#update(entropy);
    this.#requests = 0;
  }

  /** Requests since the last seed. */
  get requests(): number {
    return this.#requests;
  }

  /** Generate, §10.1.2.5: 1 to 65,536 bytes. */
  generate(length: number): Uint8Array {
    assertInvariant(length >= 1 && length <= REQUEST_BYTES_MAX, "a request out of bounds", { length });
    assertInvariant(this.#requests < REQUESTS_MAX, "the generator needs a new seed");
    const output = new Uint8Array(length);
    for (let filled = 0; filled < length; filled += this.#value.length) {
      this.#value = hmac(sha256, this.#key, this.#value);
      output.set(this.#value.subarray(0, length - filled), filled);
    }
    this.#update(NONE);
    this.#requests += 1;
    return output;
  }

  /** Update, §10.1.2.2. */
  #update(provided: Uint8Array): void {
    this.#mix(0x00, provided);
    if (provided.length > 0) this.#mix(0x01, provided);
  }

  #mix(round: number, provided: Uint8Array): void {
    this.#key = hmac(sha256, this.#key, concatBytes(this.#value, Uint8Array.of(round), provided));
    this.#value = hmac(sha256, this.#key, this.#value);
  }
}

const WORD = 2 ** 32;
/** A try fails at most half the time, so a hundred failures in a row mean a broken source, not bad luck. */
const TRIES_MAX = 100;

/**
 * A uniform integer from 0 to `maxExclusive` − 1, as the draw protocol's `below`: words of 4 bytes, big-endian; those at or above
 * the largest multiple of `maxExclusive` are thrown away, because folding them back would favour the low numbers.
 */
export function uniformBelow(source: Pick<HmacDrbg, "generate">, maxExclusive: number): number {
  assertInvariant(
    Number.isInteger(maxExclusive) && maxExclusive >= 1 && maxExclusive <= WORD,
    "a bad range",
    {
      maxExclusive,
    },
  );
  const fair = WORD - (WORD % maxExclusive);
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const bytes = source.generate(4);
    const word = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (word < fair) return word % maxExclusive;
  }
  assertInvariant(false, "the random source never fell into its range", { maxExclusive });
}
