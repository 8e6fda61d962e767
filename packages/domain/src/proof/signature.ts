import { ed25519 } from "@noble/curves/ed25519.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { signedBytes } from "./people.core.ts";

/** Whether the owner of an Ed25519 key signed this; by RFC 8032 to the letter, as a verifier of the protocol does. */
export function isSignedBy(publicKey: string, body: { type: string }, signature: string): boolean {
  const message = signedBytes(body.type, body);
  return ed25519.verify(hexToBytes(signature), message, hexToBytes(publicKey), { zip215: false });
}
