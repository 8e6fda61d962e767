import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import type { GameResult, GameRule } from "../../games/index.ts";
import { canonicalJson, toJsonSafe } from "../../money/index.ts";
import { type BeaconEvidence, headOf } from "../proof.schema.ts";
import { type LogEvidence, proveLogged } from "./append-log.ts";
import { loadStatement } from "./load-statement.ts";
import type { OpenedShare } from "./parties.ts";
import { readInstant, saveCertificate } from "./proof.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { logKeyText, signBody } from "./proof-keys.ts";
import type { SealedTerms } from "./sealed-terms.ts";

/** Where a draw's numbers come from, as the certificate tells it. */
export interface CertificateOrigin extends SealedTerms {
  beacon: BeaconEvidence;
  shares: readonly OpenedShare[];
  /** Null at L0. */
  seed: Uint8Array | null;
}

export interface CertificateParts {
  origin: CertificateOrigin;
  rule: GameRule;
  ruleHash: string;
  result: GameResult;
}

/**
 * Puts together and stores the one file that proves a draw (primary key: there is one). It tells the result, so nobody may read
 * it before publication; `loadCertificate` sees to that.
 *
 * @returns when the draw was drawn, to the microsecond.
 */
export async function issueCertificate(
  tx: Tx,
  proof: ProofIdentity,
  { origin, rule, ruleHash, result }: CertificateParts,
): Promise<{ drawnAt: string }> {
  const { keys } = proof;
  const { terms, seal } = origin;
  const draw = terms.statement.body;
  assertInvariant(ruleHash === draw.ruleHash, "the rules are not those the terms commit to", {
    drawId: draw.drawId,
  });
  const checkpoint = await loadStatement(tx, draw.drawId, "checkpoint");
  const logged = [terms, ...(checkpoint ? [checkpoint] : []), seal];
  const evidence = await proveLogged(
    tx,
    keys.log,
    logged.map(({ index }) => index),
  );
  const drawnAt = await readInstant(tx);
  const body = {
    ...headOf("certificate", draw),
    drawKey: keys.draw.publicKey,
    logKey: logKeyText(keys.log),
    rule: toJsonSafe(rule),
    terms: terms.statement,
    checkpoint: checkpoint?.statement ?? null,
    seal: seal.statement,
    log: logPart(evidence, checkpoint !== undefined),
    ...entropyPart(origin),
    result,
    drawnAt,
  };
  const text = canonicalJson({ ...body, signature: signBody(keys.draw, "certificate", body) });
  await saveCertificate(tx, draw.drawId, { body: text, hash: bytesToHex(sha256(utf8ToBytes(text))) });
  return { drawnAt };
}

function logPart({ note, places }: LogEvidence, hasCheckpoint: boolean) {
  return {
    note,
    terms: places.at(0),
    checkpoint: hasCheckpoint ? places.at(1) : null,
    seal: places.at(-1),
  };
}

function entropyPart({ beacon, shares, seed }: CertificateOrigin) {
  return { beacon, shares: shares.map(sharePart), seed: seed && bytesToHex(seed) };
}

/** How a share came to be known: from its owner, or from two others who held a fragment each. */
function sharePart({ role, share, nonce, fragments }: OpenedShare) {
  return fragments.length > 0
    ? { how: "escrow", role, fragments }
    : { how: "revealed", role, share: bytesToHex(share), nonce: bytesToHex(nonce) };
}
