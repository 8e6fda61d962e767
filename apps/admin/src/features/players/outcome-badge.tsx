import { StateBadge } from "@sortes/ui";
import type { Outputs } from "../../trpc/outputs.ts";

type Outcome = Outputs["players"]["ticket"]["outcome"];

export type OutcomeBadgeProps = { outcome: Outcome; drawState: string; size?: "sm" | "md" };

/** What became of a ticket. While the draw sells it is in play; from the cutoff on it awaits the result. */
export function OutcomeBadge({ outcome, drawState, size = "md" }: OutcomeBadgeProps) {
  switch (outcome) {
    case "waiting":
      return (
        <StateBadge
          kind="ticket"
          state={drawState === "scheduled" || drawState === "open" ? "in_play" : "awaiting_result"}
          size={size}
        />
      );
    case "won_paid":
    case "won_pending":
      return <StateBadge kind="ticket" state="won" size={size} />;
    case "won_claim":
      return <StateBadge kind="ticket" state="claim" size={size} />;
    case "claim_rejected":
      return <StateBadge kind="claim" state="rejected" size={size} />;
    case "not_won":
    case "refunded":
      return <StateBadge kind="ticket" state={outcome} size={size} />;
  }
}
