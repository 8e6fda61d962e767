import { z } from "zod";
import type { KeyMaterial } from "./own-keys.ts";

const FORMAT = "sortes-ceremony-key/1";
/** OWASP's figure for PBKDF2 with SHA-256: about a second for whoever types the passphrase, and for each guess. */
const ITERATIONS = 600_000;
const ITERATIONS_MAX = 10_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

export const passphraseLengthMin = 12;

const base64 = z.base64().max(4_096);
const backupSchema = z.strictObject({
  format: z.literal(FORMAT),
  signingKey: z.string().regex(/^[0-9a-f]{64}$/),
  iterations: z.int().min(1).max(ITERATIONS_MAX),
  salt: base64,
  iv: base64,
  sealed: base64,
});
const materialSchema = z.strictObject({ signer: base64, opener: base64, keeper: base64 });

/** A file that gives a person's keys back to who knows the passphrase. */
export async function writeBackup(
  signingKey: string,
  { signer, opener, keeper }: KeyMaterial,
  passphrase: string,
): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyOf(passphrase, salt, ITERATIONS);
  const plain = JSON.stringify({
    signer: toBase64(signer),
    opener: toBase64(opener),
    keeper: toBase64(keeper),
  });
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(plain));
  const backup: z.infer<typeof backupSchema> = {
    format: FORMAT,
    signingKey,
    iterations: ITERATIONS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    sealed: toBase64(new Uint8Array(sealed)),
  };
  return JSON.stringify(backup, null, 2);
}

/** Undefined when the file is no backup or the passphrase is another. */
export async function readBackup(text: string, passphrase: string): Promise<KeyMaterial | undefined> {
  try {
    const { salt, iv, sealed, iterations } = backupSchema.parse(JSON.parse(text));
    const key = await keyOf(passphrase, fromBase64(salt), iterations);
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: fromBase64(iv) },
      key,
      fromBase64(sealed),
    );
    const material = materialSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
    return {
      signer: fromBase64(material.signer),
      opener: fromBase64(material.opener),
      keeper: fromBase64(material.keeper),
    };
  } catch {
    // Another file, another passphrase or a damaged one: for who looks for the right pair they are the same.
    return undefined;
  }
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const words = new TextEncoder().encode(passphrase.normalize("NFC"));
  const material = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
