import { sha256 } from "@noble/hashes/sha2.js";
import { roundAfterSeal } from "./beacon.ts";
import { bytesToHex, hexToBytes, taggedHash, utf8ToBytes } from "./bytes.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { isStatementBy } from "./ed25519.ts";
import { EMPTY_TREE } from "./merkle-sum.ts";
import {
  BEACON_DELAY_S,
  CHECKPOINT_DUE_MICROS,
  PROTOCOL,
  PROTOCOL_TAG,
  QUICKNET,
  SUITE,
} from "./protocol.ts";
import { type CertificateCase, type CertificateCheck, requireStep } from "./step-check.ts";
import { logLeafHash, logRootOf, openLogNote } from "./transparency-log.ts";

interface OfDraw {
  gameId: string;
  drawId: string;
}

/** A statement of another draw, put into this file, is the plainest of all replays. */
export function requireSameDraw(what: string, body: OfDraw, { gameId, drawId }: OfDraw): void {
  requireStep(body.drawId === drawId, `${what} names draw ${body.drawId}, not ${drawId}`);
  requireStep(body.gameId === gameId, `${what} names game ${body.gameId}, not ${gameId}`);
}

interface Signed {
  raw: Json;
  signature: string;
}

interface LogPlace {
  what: string;
  entry: Signed;
  at: { index: number; path: string[] };
}

/** The bytes of a statement as an entry of the log. */
function entryBytes({ raw, signature }: Signed): Uint8Array {
  return utf8ToBytes(canonicalJson({ body: raw, signature }));
}

/** What the seed and officials' entries refer to: the hash of exactly the bytes that the seal's signature covers. */
export function computeSealHash({ certificate }: Pick<CertificateCase, "certificate">): Uint8Array {
  return taggedHash(`${PROTOCOL_TAG}/seal`, canonicalJson(certificate.seal.raw));
}

export const checkIdentity: CertificateCheck = ({ certificate, expected }) => {
  const keys = [certificate.drawKey, certificate.logKey];
  const strange = expected.pins.find((pin) => !keys.includes(pin));
  requireStep(strange === undefined, `the file is not of the pinned key ${strange}`);
  const { drawId } = expected;
  requireStep(drawId === null || drawId === certificate.drawId, `this is draw ${certificate.drawId}`);
  return `draw ${certificate.drawId} of ${certificate.gameId}`;
};

export const checkSignature: CertificateCheck = ({ certificate, raw }) => {
  const { signature, ...body } = raw;
  requireStep(
    isStatementBy(certificate.drawKey, certificate.signature, "certificate", body),
    "the signature on the certificate is not the draw key's",
  );
  return `by ${certificate.drawKey.slice(0, 16)}…`;
};

export const checkTerms: CertificateCheck = ({ certificate, mapping }) => {
  const { body, raw, signature } = certificate.terms;
  requireSameDraw("the rule commitment", body, certificate);
  requireStep(body.drawKey === certificate.drawKey, "the rules were committed under another draw key");
  requireStep(isStatementBy(body.drawKey, signature, "terms", raw), "nobody signed the rule commitment");
  const ruleHash = bytesToHex(sha256(utf8ToBytes(canonicalJson(certificate.rule))));
  requireStep(ruleHash === body.ruleHash, "the rule in the file is not the one committed to");
  requireStep(
    body.opensAt < body.closesAt && body.closesAt <= body.publishesAt,
    "the times are out of order",
  );
  const { beacon, roles } = body;
  const isPublic =
    beacon.level !== "L3" ||
    (beacon.publicKey === QUICKNET.publicKey &&
      beacon.genesisTime === QUICKNET.genesisTime &&
      beacon.periodS === QUICKNET.periodS);
  requireStep(isPublic, "level L3 is drand quicknet, and this is another beacon");
  const isSoon = !("delayS" in beacon) || beacon.delayS + beacon.periodS <= BEACON_DELAY_S.max;
  requireStep(isSoon, `the beacon's round may come later than ${BEACON_DELAY_S.max} seconds after the seal`);
  requireStep(
    beacon.level === "L0" ? roles.length === 0 : roles.length >= 2,
    "the roles do not fit the level",
  );
  requireStep(new Set(roles.map(({ role }) => role)).size === roles.length, "a role is named twice");
  return `rule ${ruleHash.slice(0, 16)}…, ${mapping.kind}, beacon level ${beacon.level}`;
};

export const checkLog: CertificateCheck = ({ certificate, logKey }) => {
  const head = openLogNote(certificate.log.note, logKey);
  requireStep(head !== null, "the log's note is malformed or not signed by the log key");
  return `${head.origin}, ${head.size} entries`;
};

export const checkLogged: CertificateCheck = ({ certificate, logKey }) => {
  const head = openLogNote(certificate.log.note, logKey);
  requireStep(head !== null, "the log has no head");
  const { log, terms, checkpoint, seal } = certificate;
  const isPaired = (checkpoint === null) === (log.checkpoint === null);
  requireStep(isPaired, "a checkpoint without its place in the log, or a place without it");
  const places: LogPlace[] = [{ what: "the rule commitment", entry: terms, at: log.terms }];
  if (checkpoint && log.checkpoint)
    places.push({ what: "the checkpoint", entry: checkpoint, at: log.checkpoint });
  places.push({ what: "the seal", entry: seal, at: log.seal });
  let before = -1;
  for (const { what, entry, at } of places) {
    const path = at.path.map((hash) => hexToBytes(hash));
    const root = logRootOf(logLeafHash(entryBytes(entry)), BigInt(at.index), head.size, path);
    requireStep(root && bytesToHex(root) === bytesToHex(head.root), `${what} is not in the log`);
    requireStep(at.index > before, `${what} stands in the log before what it follows`);
    before = at.index;
  }
  return `entries ${places.map(({ at }) => at.index).join(", ")}`;
};

export const checkSeal: CertificateCheck = ({ certificate }) => {
  const { seal, terms } = certificate;
  requireSameDraw("the seal", seal.body, certificate);
  requireStep(isStatementBy(certificate.drawKey, seal.signature, "seal", seal.raw), "nobody signed the seal");
  const termsHash = bytesToHex(logLeafHash(entryBytes(terms)));
  requireStep(seal.body.termsHash === termsHash, "the seal was made under other terms");
  requireStep(seal.body.sealedAt >= terms.body.closesAt, "the draw was sealed while it was still selling");
  requireStep(seal.body.sealedAt <= certificate.drawnAt, "the draw was sealed after it was drawn");
  return `${seal.body.count} tickets, ${seal.body.stakeMinor} minor units, root ${seal.body.root.slice(0, 16)}…`;
};

export const checkControl: CertificateCheck = ({ certificate }) => {
  const { gameId, drawId, seal, terms } = certificate;
  const { count, stakeMinor, root, controlSignature } = seal.body;
  const counted = {
    protocol: PROTOCOL,
    suite: SUITE,
    type: "control",
    gameId,
    drawId,
    count: String(count),
    stakeMinor: String(stakeMinor),
    root,
  };
  requireStep(
    terms.body.controlKey !== certificate.drawKey,
    "control has the draw key: it is not independent",
  );
  requireStep(
    isStatementBy(terms.body.controlKey, controlSignature, "control", counted),
    "independent control did not sign this count, total and root",
  );
  return "the same count, total and root";
};

export const checkTotals: CertificateCheck = ({ certificate }) => {
  const { checkpoint, seal, terms } = certificate;
  const { count, stakeMinor, root } = seal.body;
  const isEmptyRoot = root === bytesToHex(EMPTY_TREE.hash);
  requireStep(isEmptyRoot === (count === 0n), "the root does not fit the number of tickets");
  requireStep(count > 0n || stakeMinor === 0n, "money without a ticket");
  if (checkpoint === null) {
    const isShort = terms.body.closesAt - terms.body.opensAt < CHECKPOINT_DUE_MICROS;
    requireStep(isShort, "not one checkpoint was logged while the draw was selling");
    return "the sale was too short for a checkpoint";
  }
  const last = checkpoint.body;
  requireSameDraw("the checkpoint", last, certificate);
  requireStep(
    isStatementBy(certificate.drawKey, checkpoint.signature, "checkpoint", checkpoint.raw),
    "nobody signed the checkpoint",
  );
  const isWhileSelling = last.at >= terms.body.opensAt && last.at <= seal.body.sealedAt;
  requireStep(isWhileSelling, "the checkpoint is not from the time of the sale");
  requireStep(last.count <= count, `${last.count - count} tickets vanished after the last checkpoint`);
  requireStep(last.stakeMinor <= stakeMinor, "stakes vanished after the last checkpoint");
  const isSame = last.root === root && last.stakeMinor === stakeMinor;
  requireStep(last.count < count || isSame, "the tickets changed after the last checkpoint");
  const ageS = (seal.body.sealedAt - last.at) / 1_000_000n;
  return `${count - last.count} tickets after the last checkpoint, which is ${ageS} seconds older than the seal`;
};

export const checkCommitments: CertificateCheck = ({ certificate }) => {
  const { gameId, drawId, seal, terms } = certificate;
  const { roles } = terms.body;
  const named = seal.body.commitments.map(({ role }) => role).join();
  requireStep(
    named === roles.map(({ role }) => role).join(),
    "the commitments are not those of the roles, in order",
  );
  for (const [at, { role, commitment, signature }] of seal.body.commitments.entries()) {
    const body = { protocol: PROTOCOL, suite: SUITE, type: "commitment", gameId, drawId, role, commitment };
    const key = roles[at]?.key ?? "";
    requireStep(isStatementBy(key, signature, "commitment", body), `${role} did not sign its commitment`);
  }
  if (roles.length === 0) return { skipped: "a physical draw has no shares" };
  return roles.map(({ role }) => role).join(", ");
};

export const checkRound: CertificateCheck = ({ certificate }) => {
  const { seal, terms, beacon: evidence } = certificate;
  const { beacon } = terms.body;
  requireStep(evidence.level === beacon.level, `level ${evidence.level} instead of ${beacon.level}`);
  if (evidence.level === "L0" || beacon.level === "L0") {
    requireStep(seal.body.round === null, "a physical draw has no round");
    return { skipped: "a physical draw has no round" };
  }
  if (beacon.level === "L1") requireStep(beacon.round <= beacon.length, "the chain does not reach that far");
  const due = beacon.level === "L1" ? beacon.round : roundAfterSeal(seal.body.sealedAt, beacon);
  requireStep(seal.body.round === due, `the seal names round ${seal.body.round}, the rule gives ${due}`);
  requireStep(evidence.round === due, `round ${evidence.round} was used, the rule gives ${due}`);
  return `round ${due}`;
};
