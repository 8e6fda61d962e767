import type { Queries } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { type Logged, loadStatement } from "./load-statement.ts";

/** What a draw was announced with and what was sealed. */
export interface SealedTerms {
  terms: Logged<"terms">;
  seal: Logged<"seal">;
}

/** What the log holds of a sealed draw. */
export async function loadSealedTerms(db: Queries, drawId: string): Promise<SealedTerms> {
  const terms = await loadStatement(db, drawId, "terms");
  const seal = await loadStatement(db, drawId, "seal");
  assertInvariant(
    terms !== undefined && seal !== undefined,
    "a sealed draw has no terms or no seal in the log",
    { drawId },
  );
  return { terms, seal };
}
