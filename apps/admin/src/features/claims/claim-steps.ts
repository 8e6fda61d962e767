import type { ClaimEvent, ClaimState } from "@sortes/domain/payouts";

/** What the progress of a claim is told from. */
export type ClaimProgress = {
  state: ClaimState;
  approvalsNeeded: number;
  events: readonly Pick<ClaimEvent, "fromState" | "toState" | "actorId" | "at">[];
};

export type ClaimStep = {
  key: Exclude<ClaimState, "rejected" | "expired">;
  standing: "done" | "current" | "ahead" | "rejected" | "expired";
  /** Who ended this step, and when; undefined while nobody has. */
  endedBy: string | undefined;
  endedAt: Date | undefined;
};

/** The steps of a claim in order, with who took each. A claim that needs one approval has no second. */
export function claimSteps({ state, approvalsNeeded, events }: ClaimProgress): ClaimStep[] {
  const order: ClaimStep["key"][] = [
    "notified",
    "identity",
    "checks",
    "first_approval",
    ...(approvalsNeeded > 1 ? ["second_approval" as const] : []),
    "paid",
  ];
  const isUnpaid = state === "rejected" || state === "expired";
  const end = events.find(({ toState }) => toState === state);
  const states: readonly (string | null | undefined)[] = order;
  const reached = states.indexOf(isUnpaid ? end?.fromState : state);
  return order.map((key, index) => {
    const ending = events.findLast(({ fromState }) => fromState === key);
    return {
      key,
      standing: standingOf(state, index, reached),
      endedBy: ending?.actorId,
      endedAt: ending?.at,
    };
  });
}

function standingOf(state: ClaimState, index: number, reached: number): ClaimStep["standing"] {
  if (index < reached) return "done";
  if (index > reached) return "ahead";
  if (state === "rejected" || state === "expired") return state;
  return state === "paid" ? "done" : "current";
}
