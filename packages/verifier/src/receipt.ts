import { sha256 } from "@noble/hashes/sha2.js";
import { prefixed, utf8ToBytes } from "./bytes.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { PROTOCOL_TAG } from "./protocol.ts";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Crockford's check symbols: the digits and five more, for a remainder of 37. */
const CHECKS = `${DIGITS}*~$=U`;
const CODE_BYTES = 10;

/** The bytes of a ticket in the tree: the UTF-8 of its canonical JSON. */
export function ticketBytes(ticket: Json): Uint8Array {
  return utf8ToBytes(canonicalJson(ticket));
}

/**
 * The validation code of a ticket: 80 bits of its tagged hash in Crockford's base 32, four groups of four, and a check symbol
 * that catches one wrong symbol or two swapped ones. It is not cut from the leaf hash, which other tickets' proofs show.
 */
export function validationCode(bytes: Uint8Array): string {
  const hash = sha256(prefixed(`${PROTOCOL_TAG}/code`, bytes)).subarray(0, CODE_BYTES);
  const value = hash.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = Array.from({ length: 16 }, (_, at) => DIGITS[Number((value >> BigInt(75 - 5 * at)) & 31n)]);
  const groups = [0, 4, 8, 12].map((at) => digits.slice(at, at + 4).join(""));
  return [...groups, CHECKS[Number(value % 37n)]].join("-");
}
