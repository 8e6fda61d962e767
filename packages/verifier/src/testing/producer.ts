/**
 * The producing side, just enough of it to make examples. The platform has its own: were it shared, one mistake would make
 * and check the same wrong thing.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, toBase64, utf8ToBytes } from "../bytes.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { signedBytes } from "../ed25519.ts";
import { type SumNode, siblingSizes, sumTree } from "../merkle-sum.ts";
import { gfMultiply } from "../shamir.ts";
import { logLeafHash, logNodeHash, noteKeyId } from "../transparency-log.ts";

/** Bytes for a test that must come out the same each time. */
export function testBytes(name: string, length = 32): Uint8Array {
  return concatBytes(sha256(utf8ToBytes(`test/${name}/0`)), sha256(utf8ToBytes(`test/${name}/1`))).slice(
    0,
    length,
  );
}

export function publicKeyOf(name: string): string {
  return bytesToHex(ed25519.getPublicKey(testBytes(name)));
}

export function sign(name: string, purpose: string, body: Json): string {
  return bytesToHex(ed25519.sign(signedBytes(purpose, body), testBytes(name)));
}

/** The nodes beside the path from leaf `index` to the root. */
export function sumPath(leaves: readonly SumNode[], index: number): SumNode[] {
  return spansBeside(index, leaves.length).map(([from, to]) => sumTree(leaves.slice(from, to)));
}

export function logRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return logNodeHash(logRoot(leaves.slice(0, split)), logRoot(leaves.slice(split)));
}

export function logPath(leaves: readonly Uint8Array[], index: number): string[] {
  return spansBeside(index, leaves.length).map(([from, to]) => bytesToHex(logRoot(leaves.slice(from, to))));
}

/** Which leaves each sibling on a path covers, from the leaf upwards. */
function spansBeside(index: number, size: number): [from: number, to: number][] {
  let [from, to] = [index, index + 1];
  return siblingSizes(BigInt(index), BigInt(size)).map(({ side, count }) => {
    const span: [number, number] = side === "left" ? [from - Number(count), from] : [to, to + Number(count)];
    [from, to] = [Math.min(from, span[0]), Math.max(to, span[1])];
    return span;
  });
}

export function logEntry(statement: Json): Uint8Array {
  return logLeafHash(utf8ToBytes(canonicalJson(statement)));
}

export function noteKeyText(origin: string, name: string): string {
  const publicKey = ed25519.getPublicKey(testBytes(name));
  const data = toBase64(concatBytes(Uint8Array.of(1), publicKey));
  return `${origin}+${bytesToHex(noteKeyId(origin, publicKey))}+${data}`;
}

export function signNote(origin: string, name: string, leaves: readonly Uint8Array[]): string {
  const body = `${origin}\n${leaves.length}\n${toBase64(logRoot(leaves))}\n`;
  const signature = ed25519.sign(utf8ToBytes(body), testBytes(name));
  const keyId = noteKeyId(origin, ed25519.getPublicKey(testBytes(name)));
  return `${body}\n\u2014 ${origin} ${toBase64(concatBytes(keyId, signature))}\n`;
}

/** The fragment at `x` of a secret shared with a line of the given slope. */
export function fragmentAt(secret: Uint8Array, slope: Uint8Array, x: number): Uint8Array {
  return secret.map((byte, at) => byte ^ gfMultiply(slope[at] ?? 0, x));
}
