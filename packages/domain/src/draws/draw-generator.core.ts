import { type HmacDrbg, seededGenerator } from "../entropy/index.ts";
import { lengthPrefixed, SEED_BYTES } from "../proof/index.ts";

/**
 * The generator of one draw. The personalization binds it to the draw and to what was sealed, so one seed can never give
 * the numbers of another draw, nor of other tickets.
 */
export function drawGenerator(seed: Uint8Array, drawId: string, sealHash: Uint8Array): HmacDrbg {
  return seededGenerator(seed, lengthPrefixed("sortes/1/drbg", drawId, sealHash));
}

const BLOCK_BYTES = 16;

/**
 * Whether a seed is worth using: of the right length and no block of 128 bits in it twice. A sound source fails this once in
 * 2^125 draws, so a failure is a stuck source (the repetition count test of SP 800-90B §4.4.1, over blocks).
 */
export function isEntropyUsable(seed: Uint8Array): boolean {
  const blocks = new Set<string>();
  for (let at = 0; at < seed.length; at += BLOCK_BYTES)
    blocks.add(seed.subarray(at, at + BLOCK_BYTES).join());
  return seed.length === SEED_BYTES && blocks.size === SEED_BYTES / BLOCK_BYTES;
}
