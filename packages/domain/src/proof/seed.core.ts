import { hkdf } from "@noble/hashes/hkdf.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import { lengthPrefixed, purposeHash } from "./bytes.core.ts";
import { PROTOCOL, type Seal } from "./proof.schema.ts";

/** Bytes of a draw's seed: 48 of entropy for the generator, 16 of nonce. */
export const SEED_BYTES = 64;

/** A part of the seed that one role chose, and the nonce that keeps its commitment from being guessed. */
export interface Share {
  role: string;
  share: Uint8Array;
  nonce: Uint8Array;
}

/** Hex. */
export function commitmentOf(drawId: string, { role, share, nonce }: Share): string {
  return bytesToHex(purposeHash("share", role, drawId, share, nonce));
}

export function sealHashOf(seal: Seal): Uint8Array {
  return purposeHash("seal", utf8ToBytes(canonicalJson(seal)));
}

/** Everything that nobody could choose together, bound to what was sealed. */
export function deriveSeed(seal: Seal, beacon: Uint8Array, shares: readonly Share[]): Uint8Array {
  const material = lengthPrefixed(beacon, ...shares.map(({ share }) => share));
  const info = lengthPrefixed(PROTOCOL, seal.gameId, seal.drawId);
  return hkdf(sha512, material, sealHashOf(seal), info, SEED_BYTES);
}
