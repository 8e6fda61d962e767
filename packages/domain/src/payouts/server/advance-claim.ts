import type { Db } from "@sortes/db";
import { decideAdvance } from "../claim.core.ts";
import type { Claim, ClaimPreparation } from "../payout.schema.ts";
import { type ClaimStep, moveClaim } from "./move-claim.ts";

/**
 * Takes a claim one step towards its approvals: notified → identity → checks → first_approval. `fromState` is the step that
 * `reason` reports as done. Held by the lock on the claim.
 */
export function advanceClaim(
  { db }: { db: Db },
  { fromState, ...step }: ClaimStep & { fromState: ClaimPreparation },
): Promise<Claim> {
  return db.tx((tx) =>
    moveClaim(tx, step, `claim.${fromState}`, (claim, history) =>
      decideAdvance(claim, history, { fromState, staffId: step.actor.id }),
    ),
  );
}
