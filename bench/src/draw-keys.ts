import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "@sortes/db";
import { ENTROPY_BYTES } from "@sortes/domain/proof";
import {
  announceDraws,
  Control,
  documentOf,
  openControlKeys,
  openProofKeys,
  type ProofIdentity,
} from "@sortes/domain/proof/server";

/** Keys of a bench's own, for the worker under test too: it can only seal draws that were announced under them. */
export interface DrawKeys {
  folder: string;
  /** Control's, which the worker does not have. */
  controlFolder: string;
  proof: ProofIdentity;
  /** Makes control's keys known and puts the terms of the game's draws into the log. */
  announce(db: Db, gameId: string): Promise<void>;
  discard(): void;
}

/** No document of a bench is checked by anyone. */
const DOCUMENT = documentOf("none", "");

export function createDrawKeys(): DrawKeys {
  const folder = mkdtempSync(join(tmpdir(), "sortes-bench-keys-"));
  const controlFolder = join(folder, "control");
  const keys = openProofKeys({ folder, logName: "bench" });
  const proof = { keys, protocol: DOCUMENT, verifier: DOCUMENT };
  return {
    folder,
    controlFolder,
    proof,
    announce: async (db, gameId) => {
      const controlKeys = openControlKeys({ folder: controlFolder });
      await new Control({
        db,
        keys: controlKeys,
        entropy: async () => randomBytes(ENTROPY_BYTES),
      }).register();
      await db.tx((tx) => announceDraws(tx, proof, gameId));
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
