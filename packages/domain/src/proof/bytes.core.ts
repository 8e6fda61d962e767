import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export type Part = Uint8Array | string;

/** `lp` of the protocol: each part after its length, so that no two lists of parts share their bytes. */
export function lengthPrefixed(...parts: readonly Part[]): Uint8Array {
  return concatBytes(
    ...parts.flatMap((part) => {
      const bytes = typeof part === "string" ? utf8ToBytes(part) : part;
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length);
      return [length, bytes];
    }),
  );
}

/** `H` of the protocol: a hash that is made for one purpose is of no use for another. */
export function purposeHash(purpose: string, ...parts: readonly Part[]): Uint8Array {
  return sha256(lengthPrefixed(`sortes/1/${purpose}`, ...parts));
}
