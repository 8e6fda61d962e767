import type { Queries } from "@sortes/db";
import { proofErrors } from "../proof.errors.ts";
import { loadDocumentRow } from "./document.repo.ts";
import type { ProofDocument } from "./proof-identity.ts";

/**
 * A document by the hash that terms commit to, byte for byte: also one that has long been replaced.
 *
 * @throws proof.document_not_found
 */
export async function loadDocument(
  { db }: { db: Queries },
  { hash }: { hash: string },
): Promise<ProofDocument> {
  const document = await loadDocumentRow(db, hash);
  if (!document) throw proofErrors.document_not_found();
  return document;
}
