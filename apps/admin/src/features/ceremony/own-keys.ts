import type { PersonKeys } from "@sortes/domain/proof";

/** A person's keys as this browser keeps them: usable here, and readable by nobody, not even by this page. */
export interface OwnKeys {
  /** Ed25519, hex. What the terms of draws name. */
  signingKey: string;
  /** X25519, hex. */
  boxKey: string;
  signer: CryptoKey;
  opener: CryptoKey;
  /** Enciphers shares that wait for their seal. */
  keeper: CryptoKey;
}

/** The private halves as bytes: they exist while keys are made or restored, for a backup, and are then forgotten. */
export interface KeyMaterial {
  signer: Uint8Array<ArrayBuffer>;
  opener: Uint8Array<ArrayBuffer>;
  keeper: Uint8Array<ArrayBuffer>;
}

const KEEPER_BYTES = 32;
const IV_BYTES = 12;

/** @throws DOMException NotSupportedError where the browser has no Ed25519 or X25519. */
export async function makeKeyMaterial(): Promise<KeyMaterial> {
  const signer = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  const opener = (await crypto.subtle.generateKey("X25519", true, ["deriveBits"])) as CryptoKeyPair;
  return {
    signer: await exportBytes("pkcs8", signer.privateKey),
    opener: await exportBytes("pkcs8", opener.privateKey),
    keeper: crypto.getRandomValues(new Uint8Array(KEEPER_BYTES)),
  };
}

/** Keys out of their bytes; what comes back can be used and not be exported again. */
export async function ownKeysOf({ signer, opener, keeper }: KeyMaterial): Promise<OwnKeys> {
  const { subtle } = crypto;
  return {
    signingKey: await publicHalf("Ed25519", signer, "sign"),
    boxKey: await publicHalf("X25519", opener, "deriveBits"),
    signer: await subtle.importKey("pkcs8", signer, "Ed25519", false, ["sign"]),
    opener: await subtle.importKey("pkcs8", opener, "X25519", false, ["deriveBits"]),
    keeper: await subtle.importKey("raw", keeper, "AES-GCM", false, ["encrypt", "decrypt"]),
  };
}

/** The keys as the rules of draws use them. */
export function personKeysOf({ signingKey, boxKey, signer, opener }: OwnKeys): PersonKeys {
  return {
    signingKey,
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", signer, message as Uint8Array<ArrayBuffer>)),
    box: { publicKey: boxKey, privateKey: opener },
  };
}

/** What the browser keeps of a share until its draw is sealed; `id` is bound in, so that no two change places. */
export async function encipherShare(
  { keeper }: OwnKeys,
  id: string,
  secret: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(cipher(iv, id), keeper, secret as Uint8Array<ArrayBuffer>);
  return new Uint8Array([...iv, ...new Uint8Array(sealed)]);
}

export async function decipherShare(
  { keeper }: OwnKeys,
  id: string,
  kept: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const [iv, sealed] = [kept.slice(0, IV_BYTES), kept.slice(IV_BYTES)];
  return new Uint8Array(await crypto.subtle.decrypt(cipher(iv, id), keeper, sealed));
}

const cipher = (iv: Uint8Array<ArrayBuffer>, id: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(id),
});

async function exportBytes(format: "pkcs8", key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey(format, key));
}

/** A key that can be exported tells its public half in the form of a JSON Web Key. Hex. */
async function publicHalf(
  algorithm: string,
  pkcs8: Uint8Array<ArrayBuffer>,
  usage: "sign" | "deriveBits",
): Promise<string> {
  const key = await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, true, [usage]);
  const { x = "" } = await crypto.subtle.exportKey("jwk", key);
  const bytes = atob(x.replaceAll("-", "+").replaceAll("_", "/"));
  return [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
