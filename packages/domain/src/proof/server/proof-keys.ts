import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { noteKeyId, noteText } from "../log.core.ts";
import { signedBytes } from "../people.core.ts";
import type { Head, Statement } from "../proof.schema.ts";

/** An Ed25519 key that signs for one party of the protocol. */
export interface Signer {
  /** Hex. */
  publicKey: string;
  sign(bytes: Uint8Array): Uint8Array;
}

/** Who commits a share, and the secret under which its share is enciphered until it is revealed. */
export interface RoleKeys {
  role: string;
  signer: Signer;
  secret: Uint8Array;
}

export interface ProofKeys {
  draw: Signer;
  log: Signer & { name: string };
  /** The roles that the worker plays itself. */
  roles: readonly RoleKeys[];
  /** What the reverse hash chains of level L1 begin from. */
  chainSecret: Uint8Array;
}

/** The operator's own generator. Control's process has the keys of the role `control`, and people have theirs. */
const WORKER_ROLES = ["generator"] as const;

const SECRET_BYTES = 32;

/**
 * Reads the keys from a folder and makes those that are missing, readable by their owner only. A file that exists is never
 * replaced: two processes that start at once end up with the same keys.
 */
export function openProofKeys({ folder, logName }: { folder: string; logName: string }): ProofKeys {
  return {
    draw: openSigner(folder, "draw"),
    log: { ...openSigner(folder, "log"), name: logName },
    roles: WORKER_ROLES.map((role) => openRoleKeys(folder, role)),
    chainSecret: openSecret(folder, "chain"),
  };
}

/** The draw key alone, for a process that only signs receipts. */
export function openDrawSigner({ folder }: { folder: string }): Signer {
  return openSigner(folder, "draw");
}

export function openRoleKeys(folder: string, role: string): RoleKeys {
  const name = `role-${role}`;
  return { role, signer: openSigner(folder, name), secret: openSecret(folder, name) };
}

export function openSigner(folder: string, name: string): Signer {
  const pem = readOrCreate(folder, `${name}.pem`, () =>
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  return signerOf(createPrivateKey(pem));
}

function signerOf(privateKey: KeyObject): Signer {
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  return {
    publicKey: Buffer.from(x, "base64url").toString("hex"),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

function openSecret(folder: string, name: string): Uint8Array {
  const create = () => randomBytes(SECRET_BYTES).toString("hex");
  return Buffer.from(readOrCreate(folder, `${name}.secret`, create), "hex");
}

function readOrCreate(folder: string, file: string, create: () => string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, file);
  try {
    writeFileSync(path, create(), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8").trim();
}

/** Signs a body for one purpose; a signature for another means nothing. Hex. */
export function signBody(signer: Signer, purpose: string, body: unknown): string {
  return bytesToHex(signer.sign(signedBytes(purpose, body)));
}

export function signStatement<Body extends Head>(signer: Signer, body: Body): Statement<Body> {
  return { body, signature: signBody(signer, body.type, body) };
}

/** The log's key in the form of C2SP signed-note: `name+key id+base64(01 ‖ public key)`. */
export function logKeyText({ name, publicKey }: ProofKeys["log"]): string {
  const key = Buffer.from(publicKey, "hex");
  const id = bytesToHex(noteKeyId(name, key));
  return `${name}+${id}+${Buffer.concat([Uint8Array.of(1), key]).toString("base64")}`;
}

/** The log's head as a C2SP tlog-checkpoint. */
export function signLogHead(log: ProofKeys["log"], size: bigint, root: Uint8Array): string {
  const text = noteText(log.name, size, Buffer.from(root).toString("base64"));
  const keyId = noteKeyId(log.name, Buffer.from(log.publicKey, "hex"));
  const signature = Buffer.concat([keyId, log.sign(utf8ToBytes(text))]).toString("base64");
  return `${text}\n\u2014 ${log.name} ${signature}\n`;
}
