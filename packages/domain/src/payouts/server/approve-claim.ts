import type { Db } from "@sortes/db";
import { decideApproval } from "../claim.core.ts";
import type { Claim, ClaimApproval } from "../payout.schema.ts";
import { type ClaimStep, moveClaim } from "./move-claim.ts";

/**
 * Gives the approval that the claim waits for, if it is the one that `fromState` names; the last one pays it. Held by the
 * lock on the claim, the CHECK that forbids one person both approvals, and the operation id of the payment.
 */
export function approveClaim(
  { db }: { db: Db },
  { fromState, ...step }: ClaimStep & { fromState: ClaimApproval },
): Promise<Claim> {
  return db.tx((tx) =>
    moveClaim(tx, step, "claim.approve", (claim) => decideApproval(claim, step.actor.id, fromState)),
  );
}
