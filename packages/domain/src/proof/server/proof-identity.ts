import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { openProofKeys, type ProofKeys } from "./proof-keys.ts";

/** With which keys, and under which documents, this installation makes its draws. */
export interface ProofIdentity {
  keys: ProofKeys;
  /** SHA-256 of the protocol's page, hex. */
  algorithmHash: string;
  /** SHA-256 of the offline verifier's file, hex. */
  verifierHash: string;
}

/** Reads keys and documents once, at the start of a process. */
export function openProofIdentity(files: {
  keysFolder: string;
  logName: string;
  protocolFile: string;
  verifierFile: string;
}): ProofIdentity {
  return {
    keys: openProofKeys({ folder: files.keysFolder, logName: files.logName }),
    algorithmHash: fileHash(files.protocolFile),
    verifierHash: fileHash(files.verifierFile),
  };
}

function fileHash(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
