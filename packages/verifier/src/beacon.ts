import { bls12_381 } from "@noble/curves/bls12-381.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes, taggedHash, u64 } from "./bytes.ts";
import { PROTOCOL_TAG } from "./protocol.ts";

const BLS_DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/** When a threshold beacon speaks: round 1 at its genesis, one round each period. */
export interface BeaconClock {
  genesisTime: number;
  periodS: number;
  delayS: number;
}

/** The one round a draw may use: the first at or after the seal's second plus the delay. */
export function roundAfterSeal(sealedAtMicros: bigint, clock: BeaconClock): number {
  const dueS = Number(sealedAtMicros / 1_000_000n) + clock.delayS;
  return Math.max(1, Math.ceil((dueS - clock.genesisTime) / clock.periodS) + 1);
}

/**
 * Whether a round's signature is the beacon's: BLS12-381 with the key in G2 and the signature in G1 over SHA-256 of the round
 * as eight bytes, as drand's scheme bls-unchained-g1-rfc9380 has it.
 */
export function isBeaconSignature(publicKey: string, round: number, signature: string): boolean {
  const { shortSignatures } = bls12_381;
  try {
    const message = shortSignatures.hash(sha256(u64(BigInt(round))), BLS_DST);
    return shortSignatures.verify(
      bls12_381.G1.Point.fromHex(signature),
      message,
      bls12_381.G2.Point.fromHex(publicKey),
    );
  } catch {
    // Bytes that are no point of the curve are no signature.
    return false;
  }
}

/** One step towards the anchor of a reverse hash chain. */
function chainStep(chainId: string, value: Uint8Array): Uint8Array {
  return taggedHash(`${PROTOCOL_TAG}/chain`, chainId, value);
}

/** Where a chain's value leads after `steps` steps; the value of round r leads to the anchor after r. */
export function chainEnd(chainId: string, value: string, steps: number): Uint8Array {
  let end: Uint8Array = hexToBytes(value);
  for (let step = 0; step < steps; step++) end = chainStep(chainId, end);
  return end;
}
