import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProofIdentity, type ProofIdentity } from "@sortes/domain/proof/server";

const ROOT = join(import.meta.dirname, "../../..");

export interface ProofFiles {
  keysFolder: string;
  logName: string;
  /** Made from the sources of the verifier when it is not given. */
  verifierFile: string | undefined;
}

/**
 * Opens the keys and hashes the documents that draws commit to. The verifier is a program of its own that shares no code with what
 * it checks, so its page is made by running it, not by importing it; the same sources give the same bytes.
 */
export function openProof({ keysFolder, logName, verifierFile }: ProofFiles): ProofIdentity {
  const protocolFile = join(ROOT, "docs/draw-protocol.md");
  if (verifierFile !== undefined)
    return openProofIdentity({ keysFolder, logName, protocolFile, verifierFile });
  const folder = mkdtempSync(join(tmpdir(), "sortes-verifier-"));
  try {
    const made = join(folder, "verifier.html");
    execFileSync(process.execPath, [join(ROOT, "packages/verifier/src/page/write-page.ts"), made], {
      stdio: "ignore",
    });
    return openProofIdentity({ keysFolder, logName, protocolFile, verifierFile: made });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
