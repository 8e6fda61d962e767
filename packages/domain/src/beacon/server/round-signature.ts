import { bls12_381 } from "@noble/curves/bls12-381.js";
import { sha256 } from "@noble/hashes/sha2.js";

const DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
const { shortSignatures } = bls12_381;

/** What a beacon signs: SHA-256 of the round as eight bytes, big-endian, hashed to the curve (RFC 9380). */
function messageOf(round: number) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return shortSignatures.hash(sha256(bytes), DST);
}

/** Whether the beacon with this key (hex, in G2) signed this round (hex, in G1). */
export function isRoundSignature(publicKey: string, round: number, signature: string): boolean {
  try {
    const point = bls12_381.G1.Point.fromHex(signature);
    point.assertValidity();
    return shortSignatures.verify(point, messageOf(round), bls12_381.G2.Point.fromHex(publicKey));
  } catch {
    // Bytes that are no point of the right group are no signature.
    return false;
  }
}

/** The signature of a beacon's own key on a round, hex. */
export function signRound(secretKey: Uint8Array, round: number): string {
  return shortSignatures.sign(messageOf(round), secretKey).toHex();
}

/** A beacon's key pair from at least 48 random bytes; the public half is hex. */
export function beaconKeys(seed: Uint8Array): { secretKey: Uint8Array; publicKey: string } {
  const { secretKey } = shortSignatures.keygen(seed);
  return { secretKey, publicKey: shortSignatures.getPublicKey(secretKey).toHex() };
}
