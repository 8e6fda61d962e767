import type { Tx } from "@sortes/db";
import { decideRejection } from "../claim.core.ts";
import type { Claim } from "../payout.schema.ts";
import { type ClaimStep, moveClaim } from "./move-claim.ts";

/**
 * Ends a claim without paying it, as part of the transaction that approves it: the money goes to the unclaimed prizes. Held by the lock on
 * the claim; the trigger `claim_rejected_approved` lets no rejection commit that a second person has not approved.
 *
 * @throws claim.not_found, claim.draw_held, claim.wrong_state
 */
export function rejectClaim(tx: Tx, step: ClaimStep): Promise<Claim> {
  return moveClaim(tx, step, "claim.reject", (claim) => decideRejection(claim));
}
