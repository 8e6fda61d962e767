import { bls12_381 } from "@noble/curves/bls12-381.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { chainEnd, roundAfterSeal } from "../beacon.ts";
import { bytesToHex, hexToBytes, u64 } from "../bytes.ts";
import { BLS_SCHEME, QUICKNET } from "../protocol.ts";
import { publicKeyOf, testBytes } from "./producer.ts";
import type { Recipe } from "./recipes.ts";

const CHAIN = { chainId: "chain-2026", seed: bytesToHex(testBytes("chain")), length: 400, round: 17 };

/** drand quicknet's round 1000, as recorded; the L3 example is sealed so that the rule gives just this round. */
export const ROUND_1000 =
  "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
/** The operator's own beacon of level L2. */
const OWN_CLOCK = { genesisTime: 1_700_000_000, periodS: 5 };
const DELAY_S = 60;
const BLS_DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/** What the terms say of the beacon. */
export function beaconTerms(level: Recipe["level"]) {
  if (level === "L0") {
    return { level, officials: ["officer-1", "officer-2"].map((role) => ({ role, key: publicKeyOf(role) })) };
  }
  if (level === "L1") {
    const { chainId, seed, length, round } = CHAIN;
    return { level, chainId, anchor: bytesToHex(chainEnd(chainId, seed, length)), length, round };
  }
  const clock = { scheme: BLS_SCHEME, delayS: DELAY_S };
  if (level === "L3") return { level, ...clock, ...QUICKNET };
  const parties = ["Operator", "Auditor", "Regulator"];
  return { level, ...clock, publicKey: ownBeaconKey(), ...OWN_CLOCK, parties, threshold: 2 };
}

/** The round that the terms fix for a seal made in this second. */
export function roundOf({ level, sealedAtS }: Recipe): number | null {
  if (level === "L0") return null;
  if (level === "L1") return CHAIN.round;
  const clock = level === "L3" ? QUICKNET : OWN_CLOCK;
  return roundAfterSeal(BigInt(sealedAtS) * 1_000_000n, { ...clock, delayS: DELAY_S });
}

/** The value of the test's reverse chain for a round, hex. */
export function chainValue(round: number): string {
  return bytesToHex(chainEnd(CHAIN.chainId, CHAIN.seed, CHAIN.length - round));
}

/** What the beacon gave for a round, as the certificate has it and as bytes. */
export function beaconAt(level: "L1" | "L2" | "L3", round: number) {
  if (level === "L1") {
    const value = chainValue(round);
    return { evidence: { level, round, value }, bytes: hexToBytes(value) };
  }
  const signature = level === "L3" ? ROUND_1000 : signRound(round);
  return { evidence: { level, round, signature }, bytes: hexToBytes(signature) };
}

function blsKey(): Uint8Array {
  return bls12_381.shortSignatures.keygen(testBytes("beacon", 48)).secretKey;
}

/** The public key of the test's own beacon, hex. */
export function ownBeaconKey(): string {
  return bls12_381.shortSignatures.getPublicKey(blsKey()).toHex();
}

/** The own beacon's signature on a round, hex. */
export function signRound(round: number): string {
  const { shortSignatures } = bls12_381;
  const message = shortSignatures.hash(sha256(u64(BigInt(round))), BLS_DST);
  return shortSignatures.sign(message, blsKey()).toHex();
}
