import type { Queries, Tx } from "@sortes/db";
import { proofErrors } from "../proof.errors.ts";
import { headOf } from "../proof.schema.ts";
import { appendLog } from "./append-log.ts";
import { loadCertificateRow } from "./proof.repo.ts";
import type { ProofIdentity } from "./proof-identity.ts";
import { signStatement } from "./proof-keys.ts";

const PUBLIC_STATES: readonly string[] = ["published", "settled"];

/**
 * The certificate of a published draw, as the text that was hashed and signed.
 *
 * @throws proof.certificate_not_found, before publication too: the file tells the result.
 */
export async function loadCertificate(
  { db }: { db: Queries },
  { drawId }: { drawId: string },
): Promise<string> {
  const row = await loadCertificateRow(db, drawId);
  if (!row || !PUBLIC_STATES.includes(row.state)) throw proofErrors.certificate_not_found();
  return row.body;
}

/** Logs the hash of a draw's certificate as part of its publication; a draw from before the protocol has none. */
export async function appendPublished(
  tx: Tx,
  proof: ProofIdentity,
  draw: { gameId: string; drawId: string },
): Promise<void> {
  const row = await loadCertificateRow(tx, draw.drawId);
  if (!row) return;
  const body = { ...headOf("published", draw), certificateHash: row.hash };
  await appendLog(tx, proof.keys.log, [signStatement(proof.keys.draw, body)]);
}
