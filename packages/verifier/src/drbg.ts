import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, type Part, prefixed } from "./bytes.ts";
import { PROTOCOL, PROTOCOL_TAG } from "./protocol.ts";

/** 48 bytes of entropy and 16 of nonce for the generator. */
const SEED_BYTES = 64;
const ENTROPY_BYTES = 48;

/** HKDF-SHA-512 (RFC 5869) with the seal as salt, beacon and shares as input, protocol, game and draw as info. */
export function deriveSeed(input: {
  sealHash: Uint8Array;
  beacon: Uint8Array;
  shares: readonly Uint8Array[];
  gameId: string;
  drawId: string;
}): Uint8Array {
  const material = prefixed(input.beacon, ...input.shares);
  return hkdf(sha512, material, input.sealHash, prefixed(PROTOCOL, input.gameId, input.drawId), SEED_BYTES);
}

/** HMAC_DRBG with SHA-256 of SP 800-90A Rev. 1 §10.1.2, without reseeding, prediction resistance or additional input. */
export class HmacDrbg {
  #key: Uint8Array = new Uint8Array(32).fill(0x00);
  #value: Uint8Array = new Uint8Array(32).fill(0x01);

  constructor(entropy: Uint8Array, nonce: Uint8Array, personalization: Part) {
    const text =
      typeof personalization === "string" ? new TextEncoder().encode(personalization) : personalization;
    this.#update(concatBytes(entropy, nonce, text));
  }

  generate(length: number): Uint8Array {
    const output = new Uint8Array(length);
    for (let filled = 0; filled < length; filled += 32) {
      this.#value = hmac(sha256, this.#key, this.#value);
      output.set(this.#value.subarray(0, length - filled), filled);
    }
    this.#update(new Uint8Array());
    return output;
  }

  #update(provided: Uint8Array): void {
    for (const round of provided.length > 0 ? [0x00, 0x01] : [0x00]) {
      this.#key = hmac(sha256, this.#key, concatBytes(this.#value, Uint8Array.of(round), provided));
      this.#value = hmac(sha256, this.#key, this.#value);
    }
  }
}

/** The generator of one draw; its personalization binds it to the draw and to what was sealed. */
export function drawGenerator(seed: Uint8Array, drawId: string, sealHash: Uint8Array): HmacDrbg {
  const personalization = prefixed(`${PROTOCOL_TAG}/drbg`, drawId, sealHash);
  return new HmacDrbg(seed.subarray(0, ENTROPY_BYTES), seed.subarray(ENTROPY_BYTES), personalization);
}

const WORD = 2 ** 32;
/** A try fails at most half the time: a hundred in a row mean a broken generator, not bad luck. */
const TRIES_MAX = 100;

/**
 * A uniform whole number from 0 to `range` − 1, from requests of four bytes, big-endian. Words at or above the largest
 * multiple of `range` are thrown away: folding them back would favour the low numbers.
 */
export function randomBelow(generator: Pick<HmacDrbg, "generate">, range: number): number {
  const fair = WORD - (WORD % range);
  for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
    const bytes = generator.generate(4);
    const word = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (word < fair) return word % range;
  }
  throw new RangeError("the generator never fell into its range");
}
