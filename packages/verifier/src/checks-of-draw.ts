import { chainEnd, isBeaconSignature } from "./beacon.ts";
import { bytesToHex, concatBytes, hexToBytes, taggedHash } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Certificate, Share } from "./certificate.schema.ts";
import { computeSealHash, requireSameDraw } from "./checks-before-draw.ts";
import { deriveSeed, drawGenerator, randomBelow } from "./drbg.ts";
import { isStatementBy } from "./ed25519.ts";
import { mapResult } from "./mapping.ts";
import { PROTOCOL_TAG } from "./protocol.ts";
import { combineFragments } from "./shamir.ts";
import { type CertificateCase, type CertificateCheck, type Finding, requireStep } from "./step-check.ts";

const PHYSICAL = { skipped: "a physical draw has no seed" };
const SHARE_BYTES = 32;

export const checkBeacon: CertificateCheck = (subject) => {
  const { beacon: evidence, terms } = subject.certificate;
  const { beacon } = terms.body;
  if (evidence.level === "L0" && beacon.level === "L0") return checkEntries(subject, evidence, beacon);
  if (evidence.level === "L1" && beacon.level === "L1") {
    const end = bytesToHex(chainEnd(beacon.chainId, evidence.value, evidence.round));
    requireStep(end === beacon.anchor, "the value does not lead to the chain's anchor");
    return "the value leads to the chain's anchor";
  }
  const isThreshold = "signature" in evidence && "publicKey" in beacon;
  requireStep(isThreshold, "the evidence is of another level");
  const { round, signature } = evidence;
  requireStep(isBeaconSignature(beacon.publicKey, round, signature), "the beacon did not sign this round");
  return "the beacon's key signed this round";
};

type EvidenceOf<L> = Extract<Certificate["beacon"], { level: L }>;
type TermsOf<L> = Extract<Certificate["terms"]["body"]["beacon"], { level: L }>;

/** Two officials each keyed in what they saw. */
function checkEntries(
  subject: CertificateCase,
  { entries }: EvidenceOf<"L0">,
  { officials }: TermsOf<"L0">,
): Finding {
  const sealHash = bytesToHex(computeSealHash(subject));
  requireStep(officials[0]?.key !== officials[1]?.key, "one key keyed the result in twice");
  for (const [at, { body, raw, signature }] of entries.entries()) {
    const { role = "", key = "" } = officials[at] ?? {};
    requireSameDraw("an entry", body, subject.certificate);
    requireStep(body.role === role, `${body.role} keyed in what was ${role}'s to see`);
    requireStep(body.sealHash === sealHash, `${role}'s entry is for another seal`);
    requireStep(isStatementBy(key, signature, "entry", raw), `${role} did not sign what was keyed in`);
  }
  const seen = entries.map(({ body }) => canonicalJson(body.result));
  requireStep(seen[0] === seen[1], "the two officials saw different numbers");
  return "two officials keyed in the same numbers";
}

export const checkShares: CertificateCheck = ({ certificate }) => {
  const { drawId, shares, seal, terms } = certificate;
  const { roles, commitments } = { roles: terms.body.roles, commitments: seal.body.commitments };
  const named = shares.map(({ role }) => role).join();
  requireStep(
    named === roles.map(({ role }) => role).join(),
    "the shares are not those of the roles, in order",
  );
  for (const [at, share] of shares.entries()) {
    const secret = openShare(
      share,
      roles.map(({ role }) => role),
    );
    const parts = [secret.subarray(0, SHARE_BYTES), secret.subarray(SHARE_BYTES)];
    const opened = bytesToHex(taggedHash(`${PROTOCOL_TAG}/share`, share.role, drawId, ...parts));
    requireStep(opened === commitments[at]?.commitment, `${share.role}'s share is not the one committed to`);
  }
  if (shares.length === 0) return { skipped: "a physical draw has no shares" };
  const escrowed = shares.filter(({ how }) => how === "escrow").map(({ role }) => role);
  return escrowed.length === 0 ? "all revealed" : `from escrow: ${escrowed.join(", ")}`;
};

/** Share and nonce, 32 bytes each, as revealed or as put together from escrow. */
function openShare(share: Share, roles: readonly string[]): Uint8Array {
  if (share.how === "revealed") return concatBytes(hexToBytes(share.share), hexToBytes(share.nonce));
  const [first, second] = share.fragments;
  requireStep(first && second && first.x !== second.x, `${share.role}'s fragments are one and the same`);
  const holders = [first.holder, second.holder];
  const areOthers = holders.every((holder) => holder !== share.role && roles.includes(holder));
  requireStep(areOthers && holders[0] !== holders[1], `${share.role}'s fragments are not two other roles'`);
  return combineFragments({ x: first.x, y: hexToBytes(first.y) }, { x: second.x, y: hexToBytes(second.y) });
}

export const checkSeed: CertificateCheck = (subject) => {
  const { gameId, drawId, beacon, shares, seed, terms } = subject.certificate;
  if (beacon.level === "L0") {
    requireStep(seed === null, "a physical draw has no seed");
    return PHYSICAL;
  }
  const roles = terms.body.roles.map(({ role }) => role);
  const derived = deriveSeed({
    sealHash: computeSealHash(subject),
    beacon: hexToBytes("value" in beacon ? beacon.value : beacon.signature),
    shares: shares.map((share) => openShare(share, roles).subarray(0, SHARE_BYTES)),
    gameId,
    drawId,
  });
  requireStep(bytesToHex(derived) === seed, "the seed does not follow from seal, beacon and shares");
  return `${seed.slice(0, 16)}…`;
};

export const checkResult: CertificateCheck = (subject) => {
  const { drawId, beacon, seed, result } = subject.certificate;
  const stated = canonicalJson(result);
  if (beacon.level === "L0") {
    const seen = beacon.entries.map(({ body }) => canonicalJson(body.result));
    requireStep(
      seen.every((entry) => entry === stated),
      "the result is not what the officials keyed in",
    );
    return stated;
  }
  const generator = drawGenerator(hexToBytes(seed ?? ""), drawId, computeSealHash(subject));
  const mapped = mapResult(subject.mapping, (range) => randomBelow(generator, range));
  requireStep(
    canonicalJson(mapped) === stated,
    `the seed gives ${canonicalJson(mapped)}, the file says ${stated}`,
  );
  return stated;
};
