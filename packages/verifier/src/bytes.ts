import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** A sum of counts or stakes stays below this, so that it also fits a signed 64-bit column and never wraps around. */
export const AMOUNT_LIMIT = 2n ** 63n;

export type Part = Uint8Array | string;

/** Eight bytes, big-endian. */
export function u64(value: bigint): Uint8Array {
  if (value < 0n || value >= AMOUNT_LIMIT) throw new RangeError("a number out of the range of u64 amounts");
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

/** Each part after its length in four bytes, big-endian; a text is its UTF-8. No two lists of parts share their bytes. */
export function prefixed(...parts: readonly Part[]): Uint8Array {
  return concatBytes(
    ...parts.flatMap((part) => {
      const bytes = typeof part === "string" ? utf8ToBytes(part) : part;
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length);
      return [length, bytes];
    }),
  );
}

/** SHA-256 over a tag and parts, each after its length: a hash made for one purpose is no use for another. */
export function taggedHash(tag: string, ...parts: readonly Part[]): Uint8Array {
  return sha256(prefixed(tag, ...parts));
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Standard base64 with padding; null for anything that is not the one encoding of its bytes. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
