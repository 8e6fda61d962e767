import { hkdf } from "@noble/hashes/hkdf.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";
import { lengthPrefixed, purposeHash } from "./bytes.core.ts";
import { PROTOCOL, type Seal } from "./proof.schema.ts";

/** Bytes of a draw's seed: 48 of entropy for the generator, 16 of nonce. */
export const SEED_BYTES = 64;

/** What a role's share and nonce are made of, 32 each. */
export const ENTROPY_BYTES = 64;

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

const BLOCK_BYTES = 16;

/**
 * Whether what a source gave for a share and its nonce is worth using: of the right length and no block of 128 bits in it twice. A sound source fails this once in
 * 2^125 draws, so a failure is a stuck source (the repetition count test of SP 800-90B §4.4.1, over blocks).
 */
export function isEntropyUsable(bytes: Uint8Array): boolean {
  const blocks = new Set<string>();
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES)
    blocks.add(bytes.subarray(at, at + BLOCK_BYTES).join());
  return bytes.length === ENTROPY_BYTES && blocks.size === ENTROPY_BYTES / BLOCK_BYTES;
}
