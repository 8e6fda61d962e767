import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { openProofKeys, type ProofKeys } from "./proof-keys.ts";

/** With which keys, and under which documents, this installation makes its draws. */
export interface ProofIdentity {
  keys: ProofKeys;
  /** The protocol's page. */
  protocol: ProofDocument;
  /** The offline verifier. */
  verifier: ProofDocument;
}

/** A file whose hash the terms of a draw commit to. */
export interface ProofDocument {
  /** What a person who saves it calls it. */
  name: string;
  /** SHA-256 of its bytes, hex. */
  hash: string;
  body: string;
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
    protocol: documentOf("draw-protocol.md", readFileSync(files.protocolFile, "utf8")),
    verifier: documentOf("verifier.html", readFileSync(files.verifierFile, "utf8")),
  };
}

export function documentOf(name: string, body: string): ProofDocument {
  return { name, hash: createHash("sha256").update(body).digest("hex"), body };
}
