import type { Queries, Tx } from "@sortes/db";
import type { ProofDocument } from "./proof-identity.ts";

/** Keeps documents; one that is there already is not sent again. */
export async function saveDocuments(tx: Tx, documents: readonly ProofDocument[]): Promise<void> {
  for (const { hash, name, body } of documents) {
    if (await tx.maybeOne("select hash from proof_document where hash = $1", [hash])) continue;
    await tx.query(
      "insert into proof_document (hash, name, body) values ($1, $2, $3) on conflict do nothing",
      [hash, name, body],
    );
  }
}

export function loadDocumentRow(db: Queries, hash: string): Promise<ProofDocument | undefined> {
  return db.maybeOne<ProofDocument>("select hash::text, name, body from proof_document where hash = $1", [
    hash,
  ]);
}
