import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, equalBytes, fromBase64, utf8ToBytes } from "./bytes.ts";
import { isSignedBy } from "./ed25519.ts";
import { siblingSizes } from "./merkle-sum.ts";

/** The head of a log that a note states. */
export interface LogHead {
  origin: string;
  size: bigint;
  root: Uint8Array;
}

/** A key in the form `name+hash+base64` of C2SP signed-note. */
export interface NoteKey {
  name: string;
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

const ED25519 = 1;
const NOTE_BYTES_MAX = 4_096;
const NEWLINE = Uint8Array.of(0x0a);

/** RFC 6962 §2.1: SHA-256(00 ‖ entry). */
export function logLeafHash(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(0), entry));
}

/** RFC 6962 §2.1: SHA-256(01 ‖ left ‖ right). */
export function logNodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(1), left, right));
}

/** The root that an entry's leaf hash and the hashes beside its path lead to; null when they are too many or too few. */
export function logRootOf(
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  path: readonly Uint8Array[],
): Uint8Array | null {
  const shape = siblingSizes(index, size);
  if (index >= size || path.length !== shape.length) return null;
  return shape.reduce((node, { side }, level) => {
    const sibling = path[level] ?? node;
    return side === "left" ? logNodeHash(sibling, node) : logNodeHash(node, sibling);
  }, leaf);
}

/** Reads a key, or null when it is malformed, of another algorithm or not the one its hash names. */
export function parseNoteKey(text: string): NoteKey | null {
  const [, name, id, data] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = fromBase64(data ?? "");
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const keyId = noteKeyId(name, bytes.subarray(1));
  const stated = Number.parseInt(id ?? "", 16);
  if (new DataView(keyId.buffer, keyId.byteOffset, 4).getUint32(0) !== stated) return null;
  return { name, keyId, publicKey: bytes.subarray(1) };
}

/** C2SP signed-note: the first four bytes of SHA-256(name ‖ 0A ‖ 01 ‖ public key). */
export function noteKeyId(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(name), NEWLINE, Uint8Array.of(ED25519), publicKey)).slice(0, 4);
}

/**
 * The head that a C2SP tlog-checkpoint states, when `key` signed it; else null. Signatures by others, such as witnesses, are
 * passed over.
 */
export function openLogNote(note: string, key: NoteKey): LogHead | null {
  const end = note.indexOf("\n\n");
  if (note.length > NOTE_BYTES_MAX || end < 0 || !note.endsWith("\n")) return null;
  const body = note.slice(0, end + 1);
  const [origin, size, root, ...more] = body.split("\n");
  if (origin !== key.name || !/^(0|[1-9][0-9]{0,15})$/.test(size ?? "") || more.length === 0) return null;
  const rootBytes = fromBase64(root ?? "");
  if (rootBytes?.length !== 32) return null;
  const lines = note.slice(end + 2, -1).split("\n");
  const isSigned = lines.some((line) => isNoteSignature(line, body, key));
  return isSigned ? { origin, size: BigInt(size ?? 0), root: rootBytes } : null;
}

function isNoteSignature(line: string, body: string, key: NoteKey): boolean {
  const [, name, data] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(data ?? "");
  if (name !== key.name || bytes?.length !== 68 || !equalBytes(bytes.subarray(0, 4), key.keyId)) return false;
  return isSignedBy(key.publicKey, bytes.subarray(4), utf8ToBytes(body));
}
