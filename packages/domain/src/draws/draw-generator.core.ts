import { type HmacDrbg, seededGenerator } from "../entropy/index.ts";
import { lengthPrefixed } from "../proof/index.ts";

/**
 * The generator of one draw. The personalization binds it to the draw and to what was sealed, so one seed can never give
 * the numbers of another draw, nor of other tickets.
 */
export function drawGenerator(seed: Uint8Array, drawId: string, sealHash: Uint8Array): HmacDrbg {
  return seededGenerator(seed, lengthPrefixed("sortes/1/drbg", drawId, sealHash));
}
