import { x25519 } from "@noble/curves/ed25519.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { lengthPrefixed } from "./bytes.core.ts";

/** A private key that only the platform's own cryptography can use. Browsers keep one that never leaves them. */
type PrivateKey = Parameters<typeof crypto.subtle.deriveBits>[1];

/** Whose boxes can be opened: an X25519 key pair. */
export interface BoxKeys {
  /** Hex. */
  publicKey: string;
  privateKey: PrivateKey;
}

type Bytes = Uint8Array<ArrayBuffer>;

const KEY_BYTES = 32;
/** Every box has a key of its own, so the first counter is the only one. */
const IV = new Uint8Array(12);
/** RFC 8410 §7: what stands before an X25519 private key in PKCS #8. */
const PKCS8_HEAD = hexToBytes("302e020100300506032b656e04220420");

const { subtle } = crypto;

/** A key pair for a process that keeps 32 secret bytes. */
export async function boxKeysOf(secret: Uint8Array): Promise<BoxKeys> {
  const pkcs8 = concatBytes(PKCS8_HEAD, secret) as Bytes;
  return {
    publicKey: bytesToHex(x25519.getPublicKey(secret)),
    privateKey: await subtle.importKey("pkcs8", pkcs8, "X25519", false, ["deriveBits"]),
  };
}

/**
 * Seals bytes for the owner of a public key alone: X25519 with a key made for this box, HKDF-SHA-256, AES-256-GCM. The box opens
 * only in the context it was sealed for.
 *
 * @returns public key made for the box (32) ‖ what is enciphered ‖ tag (16).
 */
export async function sealBox(
  publicKey: string,
  context: Uint8Array,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const once = await boxKeysOf(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
  const sender = hexToBytes(once.publicKey);
  const other = hexToBytes(publicKey);
  const key = await boxKey({ privateKey: once.privateKey, other, sender, publicKey, context });
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv: IV }, key, bytes as Bytes);
  return concatBytes(sender, new Uint8Array(sealed));
}

/** What was sealed; undefined when the box is for another key or context, or was changed. */
export async function openBox(
  { publicKey, privateKey }: BoxKeys,
  context: Uint8Array,
  box: Uint8Array,
): Promise<Uint8Array | undefined> {
  const sender = box.subarray(0, KEY_BYTES);
  try {
    const key = await boxKey({ privateKey, other: sender, sender, publicKey, context });
    const sealed = box.subarray(KEY_BYTES) as Bytes;
    return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: IV }, key, sealed));
  } catch {
    // The platform says no more than that it did not work, and for whoever holds the box that is the whole finding.
    return undefined;
  }
}

/** The key of one box: of what both sides share, and bound to both public keys and to the context. */
async function boxKey(parts: {
  privateKey: PrivateKey;
  other: Uint8Array;
  sender: Uint8Array;
  publicKey: string;
  context: Uint8Array;
}) {
  const other = await subtle.importKey("raw", parts.other as Bytes, "X25519", false, []);
  // Refused by the platform when it is 0, as for a public key of small order.
  const shared = await subtle.deriveBits({ name: "X25519", public: other }, parts.privateKey, 8 * KEY_BYTES);
  const material = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const salt = concatBytes(parts.sender, hexToBytes(parts.publicKey)) as Bytes;
  const info = lengthPrefixed("sortes/1/box", parts.context) as Bytes;
  return subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info },
    material,
    { name: "AES-GCM", length: 8 * KEY_BYTES },
    false,
    ["encrypt", "decrypt"],
  );
}
