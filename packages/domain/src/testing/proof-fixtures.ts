import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOf, openProofKeys, type ProofIdentity, type ProofKeys } from "../proof/server/index.ts";

/** Keys of this process, for draws of its tests. */
export const testProof: ProofIdentity = {
  keys: freshKeys(),
  protocol: documentOf("draw-protocol.md", "how draws are made\n"),
  verifier: documentOf("verifier.html", "<!doctype html>\n"),
};

function freshKeys(): ProofKeys {
  const folder = mkdtempSync(join(tmpdir(), "sortes-keys-"));
  try {
    return openProofKeys({ folder, logName: "log.example.org" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
