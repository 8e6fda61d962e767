import { ed25519 } from "@noble/curves/ed25519.js";
import { hexToBytes, prefixed } from "./bytes.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { PROTOCOL_TAG } from "./protocol.ts";

/**
 * Ed25519 of RFC 8032 §5.1.7: canonical encodings only (`zip215: false`), and no key of small order, under which one
 * signature would fit every message.
 */
export function isSignedBy(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    // The library throws for bytes that are no point or no scalar; to a verifier that is one more bad signature.
    return false;
  }
}

/** What is signed: the tag of its purpose and the canonical JSON of the body, each after its length. */
export function signedBytes(purpose: string, body: Json): Uint8Array {
  return prefixed(`${PROTOCOL_TAG}/${purpose}`, canonicalJson(body));
}

/** Whether `signature` (hex) over `body` for this purpose is by `key` (hex). */
export function isStatementBy(key: string, signature: string, purpose: string, body: Json): boolean {
  return isSignedBy(hexToBytes(key), hexToBytes(signature), signedBytes(purpose, body));
}
