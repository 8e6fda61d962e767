import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { assertInvariant } from "../errors/index.ts";

export type Part = Uint8Array | string;

/** Counts and sums stay below this, so that they also fit the database's signed 64-bit columns. */
const AMOUNT_LIMIT = 2n ** 63n;

/** Eight bytes, big-endian. */
export function u64(value: bigint): Uint8Array {
  assertInvariant(value >= 0n && value < AMOUNT_LIMIT, "a count or sum out of bounds", { value });
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

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
