import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "@sortes/db";
import { ENTROPY_BYTES } from "../proof/index.ts";
import {
  Control,
  type ControlKeys,
  type ControlTurn,
  documentOf,
  openControlKeys,
  openProofKeys,
  type ProofIdentity,
} from "../proof/server/index.ts";

/** Keys of this process, for draws of its tests. */
export const testProof: ProofIdentity = {
  keys: inFreshFolder((folder) => openProofKeys({ folder, logName: "log.example.org" })),
  protocol: documentOf("draw-protocol.md", "how draws are made\n"),
  verifier: documentOf("verifier.html", "<!doctype html>\n"),
};

/** Control's, which the rest of the tests does not have. */
export const testControlKeys = inFreshFolder((folder) => openControlKeys({ folder }));

function inFreshFolder<Keys>(open: (folder: string) => Keys): Keys {
  const folder = mkdtempSync(join(tmpdir(), "sortes-keys-"));
  try {
    return open(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Control's process as it begins: under its own database role and with nothing in memory. */
export function startTestControl(db: Db, keys: ControlKeys = testControlKeys): Control {
  const entropy = async () => randomBytes(ENTROPY_BYTES);
  return new Control({ db: actingAs(db, "sortes_control"), keys, entropy });
}

/** Has control do what is due: copy, count and commit for closed draws, reveal for sealed ones. Throws what it refuses. */
export async function takeControlTurn(db: Db): Promise<ControlTurn> {
  const turn = await startTestControl(db).turn();
  for (const { error } of turn.refused) throw error;
  return turn;
}

/** The same database, under another role. */
export function actingAs(db: Db, role: string): Db {
  const tx: Db["tx"] = (work, options) =>
    db.tx(async (inner) => {
      await inner.query(`set local role ${role}`);
      return work(inner);
    }, options);
  return {
    ...db,
    tx,
    query: (statement, params) => tx((inner) => inner.query(statement, params)),
    one: (statement, params) => tx((inner) => inner.one(statement, params)),
    maybeOne: (statement, params) => tx((inner) => inner.maybeOne(statement, params)),
  };
}
