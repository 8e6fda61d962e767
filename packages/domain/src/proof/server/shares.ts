import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { type Commitment, headOf } from "../proof.schema.ts";
import { commitmentOf, type Share } from "../seed.core.ts";
import { loadSealedShares, saveCommitments, saveShare } from "./proof.repo.ts";
import { type ProofKeys, type RoleKeys, signBody } from "./proof-keys.ts";

const SHARE_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const CIPHER = "aes-256-gcm";

interface OfDraw {
  gameId: string;
  drawId: string;
}

/**
 * Every role commits to a share: 64 fresh bytes of `entropy` each, share and nonce. What is stored cannot be read without the
 * role's secret, so nobody with the database alone knows a share before it is revealed.
 */
export async function commitShares(
  tx: Tx,
  roles: ProofKeys["roles"],
  draw: OfDraw,
  entropyOf: (role: string) => Uint8Array,
): Promise<Commitment[]> {
  const commitments = roles.map((keys) => {
    const entropy = entropyOf(keys.role);
    const [share, nonce] = [entropy.subarray(0, SHARE_BYTES), entropy.subarray(SHARE_BYTES)];
    const commitment = commitmentOf(draw.drawId, { role: keys.role, share, nonce });
    const body = { ...headOf("commitment", draw), role: keys.role, commitment };
    return {
      role: keys.role,
      commitment,
      signature: signBody(keys.signer, "commitment", body),
      sealedShare: encipher(keys, draw.drawId, entropy),
    };
  });
  await saveCommitments(tx, draw.drawId, commitments);
  return commitments.map(({ role, commitment, signature }) => ({ role, commitment, signature }));
}

/** Reveals every role's share, in the order of the terms. The database refuses one that does not open its commitment. */
export async function revealShares(
  tx: Tx,
  keys: ProofKeys,
  drawId: string,
  order: readonly string[],
): Promise<Share[]> {
  const sealed = new Map((await loadSealedShares(tx, drawId)).map((row) => [row.role, row.sealedShare]));
  const shares: Share[] = [];
  for (const role of order) {
    const roleKeys = keys.roles.find((candidate) => candidate.role === role);
    const sealedShare = sealed.get(role);
    assertInvariant(roleKeys !== undefined && sealedShare !== undefined, "a role of the terms has no share", {
      drawId,
      role,
    });
    const bytes = decipher(roleKeys, drawId, sealedShare);
    const revealed = { role, share: bytes.subarray(0, SHARE_BYTES), nonce: bytes.subarray(SHARE_BYTES) };
    await saveShare(tx, drawId, {
      role,
      share: bytesToHex(revealed.share),
      nonce: bytesToHex(revealed.nonce),
    });
    shares.push(revealed);
  }
  return shares;
}

function keyFor({ role, secret }: RoleKeys, drawId: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, drawId, `sortes/1/share-cipher/${role}`, KEY_BYTES));
}

function encipher(keys: RoleKeys, drawId: string, bytes: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(keys, drawId), iv);
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decipher(keys: RoleKeys, drawId: string, sealed: Buffer): Buffer {
  const end = sealed.length - TAG_BYTES;
  const opened = createDecipheriv(CIPHER, keyFor(keys, drawId), sealed.subarray(0, IV_BYTES));
  opened.setAuthTag(sealed.subarray(end));
  return Buffer.concat([opened.update(sealed.subarray(IV_BYTES, end)), opened.final()]);
}
