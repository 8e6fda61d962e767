import { z } from "zod";

export const payoutStates = ["due", "paid", "claimed", "rejected"] as const;
export const payoutStateSchema = z.enum(payoutStates);
export type PayoutState = z.infer<typeof payoutStateSchema>;

/**
 * Where a claim stands. `notified`: nobody has taken it up; `identity` and `checks`: being looked at; the two approvals: waiting
 * for that signature. The last three are final; `expired`: nobody came for the prize in time.
 */
export const claimStates = [
  "notified",
  "identity",
  "checks",
  "first_approval",
  "second_approval",
  "paid",
  "rejected",
  "expired",
] as const;
export const claimStateSchema = z.enum(claimStates);
export type ClaimState = z.infer<typeof claimStateSchema>;

/** States that a claim never leaves. */
export const claimEndStates = ["paid", "rejected", "expired"] as const satisfies readonly ClaimState[];
export type ClaimEndState = (typeof claimEndStates)[number];

export function isClaimEnd(state: ClaimState): state is ClaimEndState {
  return claimEndStates.some((end) => end === state);
}

/** The steps before the approvals: each is done by a person and noted. */
export const claimPreparationSchema = z.enum(["notified", "identity", "checks"]);
export type ClaimPreparation = z.infer<typeof claimPreparationSchema>;

/** The two signatures, each named by the state that waits for it. */
export const claimApprovalSchema = z.enum(["first_approval", "second_approval"]);
export type ClaimApproval = z.infer<typeof claimApprovalSchema>;

/** Why a step was taken: it stays in the claim's history and in the audit log. */
export const claimReasonSchema = z.string().trim().min(3).max(500);

export interface Claim {
  id: string;
  payoutId: string;
  drawId: string;
  serial: bigint;
  playerId: string;
  /** Minor units of `currency`. */
  grossMinor: bigint;
  stakeMinor: bigint;
  currency: string;
  state: ClaimState;
  approvalsNeeded: number;
  firstApprover: string | null;
  secondApprover: string | null;
  expiresAt: Date;
}

export interface ClaimEvent {
  fromState: ClaimState | null;
  toState: ClaimState;
  actorKind: string;
  actorId: string;
  note: string;
  at: Date;
}

/** How a jurisdiction taxes prizes from a day on. Amounts in minor units of its currency. */
export interface TaxRule {
  /** Prizes from here on are reported, if they are also this many times the stake. */
  reportFromMinor: bigint;
  reportFromStakeTimes: number;
  /** Winnings above it are withheld from, in whole. */
  withholdAboveMinor: bigint;
  withholdBps: number;
}
