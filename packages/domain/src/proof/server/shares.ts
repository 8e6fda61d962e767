import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { headOf } from "../proof.schema.ts";
import { commitmentOf, isEntropyUsable } from "../seed.core.ts";
import { loadCommitments, loadShares, saveCommitment, saveShare } from "./party.repo.ts";
import { type RoleKeys, signBody } from "./proof-keys.ts";

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
 * Commits to a share, 64 fresh bytes of `entropy`, for each of these roles that has not yet; returns false, with nothing written, when the source is not sound. What
 * is stored cannot be read without the role's secret, so nobody with the database alone knows a share before it is revealed.
 */
export async function commitRoles(
  tx: Tx,
  roles: readonly RoleKeys[],
  draw: OfDraw,
  entropy: () => Promise<Uint8Array>,
): Promise<boolean> {
  const committed = new Set((await loadCommitments(tx, draw.drawId)).map(({ role }) => role));
  const fresh: { keys: RoleKeys; bytes: Uint8Array }[] = [];
  for (const keys of roles) {
    if (!committed.has(keys.role)) fresh.push({ keys, bytes: await entropy() });
  }
  if (!fresh.every(({ bytes }) => isEntropyUsable(bytes))) return false;
  for (const { keys, bytes } of fresh) await commitShare(tx, keys, draw, bytes);
  return true;
}

async function commitShare(tx: Tx, keys: RoleKeys, draw: OfDraw, bytes: Uint8Array): Promise<void> {
  const { role } = keys;
  const [share, nonce] = [bytes.subarray(0, SHARE_BYTES), bytes.subarray(SHARE_BYTES)];
  const commitment = commitmentOf(draw.drawId, { role, share, nonce });
  const body = { ...headOf("commitment", draw), role, commitment };
  await saveCommitment(tx, draw.drawId, {
    role,
    commitment,
    signature: signBody(keys.signer, "commitment", body),
    sealedShare: encipher(keys, draw.drawId, bytes),
  });
}

/**
 * Reveals the shares of these roles that are sealed in the database and not revealed yet. The database refuses one that does not
 * open its commitment.
 */
export async function revealShares(tx: Tx, roles: readonly RoleKeys[], drawId: string): Promise<void> {
  const revealed = new Set((await loadShares(tx, drawId)).map(({ role }) => role));
  for (const { role, sealedShare } of await loadCommitments(tx, drawId)) {
    const keys = roles.find((candidate) => candidate.role === role);
    if (keys === undefined || sealedShare === null || revealed.has(role)) continue;
    const bytes = decipher(keys, drawId, sealedShare);
    await saveShare(tx, drawId, {
      role,
      share: bytesToHex(bytes.subarray(0, SHARE_BYTES)),
      nonce: bytesToHex(bytes.subarray(SHARE_BYTES)),
    });
  }
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
