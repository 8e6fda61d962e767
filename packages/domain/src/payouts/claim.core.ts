import {
  type Claim,
  type ClaimApproval,
  type ClaimEvent,
  type ClaimPreparation,
  type ClaimState,
  isClaimEnd,
} from "./payout.schema.ts";

type ClaimFacts = Pick<Claim, "state" | "approvalsNeeded" | "firstApprover" | "secondApprover">;
type Approvers = Pick<Claim, "firstApprover" | "secondApprover">;

/**
 * `move`: take the step. `repeat`: this person took this very step before, so it is answered with the claim as it is.
 * `refuse`: the error code's reason.
 */
export type ClaimDecision =
  | ({ kind: "move"; toState: ClaimState } & Approvers)
  | { kind: "repeat" }
  | { kind: "refuse"; reason: "wrong_state" | "same_person" };

const REPEAT: ClaimDecision = { kind: "repeat" };
const WRONG_STATE: ClaimDecision = { kind: "refuse", reason: "wrong_state" };

const afterPreparation = {
  notified: "identity",
  identity: "checks",
  checks: "first_approval",
} as const satisfies Record<ClaimPreparation, ClaimState>;

/** One step towards the approvals. `fromState` is what the person saw, so two people cannot skip a step between them. */
export function decideAdvance(
  claim: ClaimFacts,
  history: readonly Pick<ClaimEvent, "fromState" | "toState" | "actorId">[],
  { fromState, staffId }: { fromState: ClaimPreparation; staffId: string },
): ClaimDecision {
  const toState = afterPreparation[fromState];
  if (claim.state === fromState) return move(claim, toState);
  const isRepeat = history.some(
    (event) => event.fromState === fromState && event.toState === toState && event.actorId === staffId,
  );
  return isRepeat ? REPEAT : WRONG_STATE;
}

/**
 * The first approval pays a prize that needs one; otherwise the second does, and another person has to give it. `fromState` is the
 * approval that the person saw: who means to give the first, which pays nothing, does not give the second.
 */
export function decideApproval(claim: ClaimFacts, staffId: string, fromState: ClaimApproval): ClaimDecision {
  if (claim.state !== "paid" && claim.state !== fromState) {
    const isRepeat = claim.state === "second_approval" && claim.firstApprover === staffId;
    return isRepeat ? REPEAT : WRONG_STATE;
  }
  switch (claim.state) {
    case "first_approval": {
      const toState = claim.approvalsNeeded === 1 ? "paid" : "second_approval";
      return { ...move(claim, toState), firstApprover: staffId };
    }
    case "second_approval":
      if (claim.firstApprover === staffId) return { kind: "refuse", reason: "same_person" };
      return { ...move(claim, "paid"), secondApprover: staffId };
    case "paid":
      return claim.firstApprover === staffId || claim.secondApprover === staffId ? REPEAT : WRONG_STATE;
    default:
      return WRONG_STATE;
  }
}

/** A claim can be rejected at any step before it ends; that two people want it is what approvals are for. */
export function decideRejection(claim: ClaimFacts): ClaimDecision {
  return isClaimEnd(claim.state) ? WRONG_STATE : move(claim, "rejected");
}

/**
 * Whether the time to come for a prize has run out. Only a claim that nobody has taken up expires: from its first step on the
 * player has come in time, and it is not his fault how long the checks and signatures take.
 */
export function isOverdue({ state, expiresAt }: Pick<Claim, "state" | "expiresAt">, now: Date): boolean {
  return state === "notified" && now >= expiresAt;
}

function move({ firstApprover, secondApprover }: Approvers, toState: ClaimState) {
  return { kind: "move" as const, toState, firstApprover, secondApprover };
}
