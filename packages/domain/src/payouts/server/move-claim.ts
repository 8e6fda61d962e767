import type { Tx } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { lockDraw } from "../../draws/server/index.ts";
import { appendWalletChanged } from "../../outbox/server/index.ts";
import { postTransfers } from "../../wallet/server/index.ts";
import type { ClaimDecision } from "../claim.core.ts";
import { claimTransfers } from "../payout.core.ts";
import { claimErrors } from "../payout.errors.ts";
import {
  type Claim,
  type ClaimEndState,
  type ClaimEvent,
  claimReasonSchema,
  isClaimEnd,
} from "../payout.schema.ts";
import { computePrizeTax } from "../tax.core.ts";
import { loadClaimDraw, loadClaimEvents, lockClaim, saveClaimStep } from "./claim.repo.ts";
import { loadTaxRules, savePayoutEnd } from "./payout.repo.ts";

export interface ClaimStep {
  claimId: string;
  /** A member of staff. */
  actor: Actor;
  /** 3–500 characters: the claim's history and the audit log keep it. */
  reason: string;
}

type Decide = (claim: Claim, history: readonly ClaimEvent[]) => ClaimDecision;

/**
 * The one way people move a claim: locks its draw and the claim, asks `decide`, writes the step with its history and audit entry, and
 * when the step is the last one moves the money. Repeating one's own step answers with the claim as it is.
 *
 * @throws claim.not_found, claim.staff_only, claim.draw_held, claim.wrong_state, claim.same_person
 */
export async function moveClaim(
  tx: Tx,
  { claimId, actor, ...step }: ClaimStep,
  action: string,
  decide: Decide,
): Promise<Claim> {
  if (actor.kind !== "staff") throw claimErrors.staff_only();
  const reason = claimReasonSchema.parse(step.reason);
  const claim = await lockClaimAndDraw(tx, claimId);
  const decision = decide(claim, await loadClaimEvents(tx, claimId));
  if (decision.kind === "repeat") return claim;
  if (decision.kind === "refuse") {
    throw claimErrors[decision.reason]({ details: { state: claim.state } });
  }
  const { toState, firstApprover, secondApprover } = decision;
  const moved = { ...claim, state: toState, firstApprover, secondApprover };
  await writeClaimStep(tx, { claim, moved, actor, action, reason });
  return moved;
}

/** Writes a step that was decided under the claim's lock: the row, its history, the money of the last step, the audit entry. */
export async function writeClaimStep(
  tx: Tx,
  step: { claim: Claim; moved: Claim; actor: Actor; action: string; reason: string },
): Promise<void> {
  const { claim, moved, actor, action, reason } = step;
  await saveClaimStep(tx, moved, {
    fromState: claim.state,
    toState: moved.state,
    actorKind: actor.kind,
    actorId: actor.id,
    note: reason,
  });
  if (isClaimEnd(moved.state)) await endClaim(tx, claim, moved.state);
  await appendAudit(tx, {
    actor,
    action,
    subject: { kind: "claim", id: claim.id },
    before: auditView(claim),
    after: auditView(moved),
    reason,
  });
}

/** @throws claim.not_found, claim.draw_held */
export async function lockClaimAndDraw(tx: Tx, claimId: string): Promise<Claim> {
  const found = await loadClaimDraw(tx, claimId);
  if (!found) throw claimErrors.not_found();
  const draw = await lockDraw(tx, found.drawId);
  if (draw.state === "held") throw claimErrors.draw_held();
  return lockClaim(tx, claimId);
}

/** Pays by the tax rule of today, or hands the prize over to the unclaimed ones. */
async function endClaim(tx: Tx, claim: Claim, toState: ClaimEndState): Promise<void> {
  if (toState !== "paid") {
    await savePayoutEnd(tx, claim.payoutId, { state: "rejected" });
    await postTransfers(tx, claimTransfers(claim, { toState }));
    return;
  }
  const taxRule = (await loadTaxRules(tx, [claim.playerId])).get(claim.playerId) ?? null;
  const { taxMinor } = computePrizeTax(taxRule, claim);
  await savePayoutEnd(tx, claim.payoutId, { state: "paid", taxMinor });
  await postTransfers(tx, claimTransfers(claim, { toState, taxMinor }));
  await appendWalletChanged(tx, [claim.playerId], "prize");
}

function auditView({ state, firstApprover, secondApprover }: Claim) {
  return { state, firstApprover, secondApprover };
}
