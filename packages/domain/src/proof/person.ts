import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { FRAGMENTS, splitSecret } from "./escrow.core.ts";
import {
  commitmentBody,
  fragmentBody,
  fragmentContext,
  keyBody,
  type OfDraw,
  signedBytes,
} from "./people.core.ts";
import { ceremonyErrors } from "./people.errors.ts";
import type {
  CeremonyKey,
  OpenedFragment,
  SealedFragment,
  ShareCommitment,
  ShareReveal,
} from "./people.schema.ts";
import type { Entry, Statement } from "./proof.schema.ts";
import { type BoxKeys, openBox, sealBox } from "./sealed-box.ts";
import { commitmentOf } from "./seed.core.ts";
import { isSignedBy } from "./signature.ts";

/*
 * What a person's browser does in a draw. Servers and the database only ever see what these functions return.
 */

const SHARE_BYTES = 32;
const SECRET_BYTES = 2 * SHARE_BYTES;

/** The keys of a person, as far as they can be used: private halves stay where they were made. */
export interface PersonKeys {
  /** Ed25519, hex. */
  signingKey: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
  box: BoxKeys;
}

/** For whom a fragment is sealed: a role's key in the terms, and its word for the box key. */
export interface FragmentHolder extends CeremonyKey {
  x: number;
  role: string;
  /** Id of a staff member, or name of a machine role. */
  holder: string;
}

/** A draw that waits for a person's share. */
export interface OpenSeat extends OfDraw {
  role: string;
  holders: readonly FragmentHolder[];
}

async function signHex(keys: PersonKeys, body: { type: string }): Promise<string> {
  return bytesToHex(await keys.sign(signedBytes(body.type, body)));
}

/** The public halves, signed as this holder's. */
export async function introduceKeys(keys: PersonKeys, holder: string): Promise<CeremonyKey> {
  const boxKey = keys.box.publicKey;
  return {
    signingKey: keys.signingKey,
    boxKey,
    signature: await signHex(keys, keyBody({ holder, boxKey })),
  };
}

/**
 * Draws a share and a nonce, commits to them, and seals a fragment of both for each of three others, whose box keys must be signed by
 * the keys of the terms.
 *
 * @returns what is handed in, and the 64 bytes that the person keeps until the draw is sealed.
 * @throws ceremony.holders_wrong
 */
export async function drawShare(
  seat: OpenSeat,
  keys: PersonKeys,
): Promise<{ commitment: ShareCommitment; secret: Uint8Array }> {
  const { drawId, gameId, role, holders } = seat;
  const areTheirs = holders.every(({ holder, signingKey, boxKey, signature }) =>
    isSignedBy(signingKey, keyBody({ holder, boxKey }), signature),
  );
  if (holders.length !== FRAGMENTS || !areTheirs) throw ceremonyErrors.holders_wrong();
  const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const parts = splitSecret(secret, crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  const fragments: SealedFragment[] = [];
  for (const [at, { x, y }] of parts.entries()) {
    const holder = holders[at] as FragmentHolder;
    const box = bytesToHex(await sealBox(holder.boxKey, fragmentContext(drawId, { role, x }), y));
    const fragment = { x, holder: holder.role, box };
    const signature = await signHex(keys, fragmentBody({ gameId, drawId }, { role, ...fragment }));
    fragments.push({ ...fragment, signature });
  }
  const commitment = commitmentOf(drawId, { role, ...partsOf(secret) });
  const signature = await signHex(keys, commitmentBody({ gameId, drawId }, { role, commitment }));
  return { commitment: { drawId, role, commitment, signature, fragments }, secret };
}

/** What opens the commitment, from what the person kept. */
export function revealOf(
  { drawId, role }: { drawId: string; role: string },
  secret: Uint8Array,
): ShareReveal {
  const { share, nonce } = partsOf(secret);
  return { drawId, role, share: bytesToHex(share), nonce: bytesToHex(nonce) };
}

/** What a person finds in a box that he holds of somebody else's share. */
export async function openHeldFragment(
  box: BoxKeys,
  held: { drawId: string; owner: string; x: number; box: string },
): Promise<OpenedFragment> {
  const { drawId, owner: role, x } = held;
  const found = await openBox(box, fragmentContext(drawId, { role, x }), hexToBytes(held.box));
  return { drawId, role, x, y: found?.length === SECRET_BYTES ? bytesToHex(found) : null };
}

/** What an official of a physical draw saw, signed. */
export async function signEntry(body: Entry, keys: PersonKeys): Promise<Statement<Entry>> {
  return { body, signature: await signHex(keys, body) };
}

function partsOf(secret: Uint8Array) {
  return { share: secret.subarray(0, SHARE_BYTES), nonce: secret.subarray(SHARE_BYTES) };
}
