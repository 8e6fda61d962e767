import type { Db } from "@sortes/db";
import { decideRejection } from "../claim.core.ts";
import type { Claim } from "../payout.schema.ts";
import { type ClaimStep, moveClaim } from "./move-claim.ts";

/**
 * Ends a claim without paying it: the money goes to the unclaimed prizes. A large claim only after somebody else has taken a step of
 * it. Held by the lock on the claim.
 */
export function rejectClaim({ db }: { db: Db }, step: ClaimStep): Promise<Claim> {
  return moveClaim(db, step, "claim.reject", (claim, history) =>
    decideRejection(claim, history, step.actor.id),
  );
}
