import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { assertInvariant } from "../errors/index.ts";

/** Of a seed: 48 bytes of entropy (256 bits of strength and half as much again), 16 of nonce. */
export const GENERATOR_SEED_BYTES = 64;
const ENTROPY_BYTES = 48;

/** SP 800-90A, table 2: 2^35 bits of input at most; ours are far below, so a longer one is a mistake. */
const INPUT_BYTES_MAX = 1_024;
/** SP 800-90A, table 2: 2^19 bits in one request. */
export const REQUEST_BYTES_MAX = 65_536;
/** SP 800-90A allows 2^48 requests between seeds; a draw needs some dozens, so a million is a loop gone wrong. */
const REQUESTS_MAX = 1_000_000;
const SECURITY_BYTES = 32;
const NONE = new Uint8Array();

/** HMAC_DRBG with SHA-256 as in NIST SP 800-90A Rev. 1, §10.1.2, without prediction resistance. */
export class HmacDrbg {
  #key: Uint8Array = new Uint8Array(32).fill(0x00);
  #value: Uint8Array = new Uint8Array(32).fill(0x01);
  #requests = 0;

  /** Instantiate, §10.1.2.3. */
  constructor(entropy: Uint8Array, nonce: Uint8Array, personalization: Uint8Array = NONE) {
    assertInvariant(nonce.length >= SECURITY_BYTES / 2, "the nonce is too short", { length: nonce.length });
    this.#seed(entropy, concatBytes(nonce, personalization));
  }

  /** Reseed, §10.1.2.4. */
  reseed(entropy: Uint8Array, additional: Uint8Array = NONE): void {
    this.#seed(entropy, additional);
  }

  /** Requests since the last seed. */
  get requests(): number {
    return this.#requests;
  }

  /** Generate, §10.1.2.5: 1 to 65,536 bytes. */
  generate(length: number, additional: Uint8Array = NONE): Uint8Array {
    assertInvariant(length >= 1 && length <= REQUEST_BYTES_MAX, "a request out of bounds", { length });
    assertInvariant(this.#requests < REQUESTS_MAX, "the generator needs a new seed");
    if (additional.length > 0) this.#update(additional);
    const output = new Uint8Array(length);
    for (let filled = 0; filled < length; filled += this.#value.length) {
      this.#value = hmac(sha256, this.#key, this.#value);
      output.set(this.#value.subarray(0, length - filled), filled);
    }
    this.#update(additional);
    this.#requests += 1;
    return output;
  }

  #seed(entropy: Uint8Array, more: Uint8Array): void {
    assertInvariant(entropy.length >= SECURITY_BYTES, "too little entropy", { length: entropy.length });
    const material = concatBytes(entropy, more);
    assertInvariant(material.length <= INPUT_BYTES_MAX, "too much input", { length: material.length });
    this.#update(material);
    this.#requests = 0;
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

/** A generator from a seed of 64 bytes, as the draw protocol splits it. */
export function seededGenerator(seed: Uint8Array, personalization: Uint8Array = NONE): HmacDrbg {
  assertInvariant(seed.length === GENERATOR_SEED_BYTES, "a seed of the wrong length", {
    length: seed.length,
  });
  return new HmacDrbg(seed.subarray(0, ENTROPY_BYTES), seed.subarray(ENTROPY_BYTES), personalization);
}

const WORD = 2 ** 32;
/** A try fails at most half the time, so a hundred failures in a row mean a broken source, not bad luck. */
const TRIES_MAX = 100;

/**
 * A uniform integer from 0 to `maxExclusive` − 1. Each try is one request of 4 bytes, read big-endian; words at or above the
 * largest multiple of `maxExclusive` are thrown away, because folding them back would favour the low numbers.
 */
export function randomBelow(source: Pick<HmacDrbg, "generate">, maxExclusive: number): number {
  assertInvariant(
    Number.isInteger(maxExclusive) && maxExclusive >= 1 && maxExclusive <= WORD,
    "a range out of bounds",
    { maxExclusive },
  );
  const fair = WORD - (WORD % maxExclusive);
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const bytes = source.generate(4);
    const word = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (word < fair) return word % maxExclusive;
  }
  assertInvariant(false, "the random source never fell into its range", { maxExclusive });
}
