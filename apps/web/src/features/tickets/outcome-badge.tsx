"use client";

import { StateBadge, type StateOf, ToneBadge } from "@sortes/ui";
import { useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/outputs.ts";

export type Ticket = Outputs["betting"]["tickets"]["items"][number];

/** A ticket whose draw still sells is in play; after the cutoff it waits for the result. */
function stateOf({ outcome, draw }: Pick<Ticket, "outcome" | "draw">): StateOf<"ticket"> | undefined {
  switch (outcome) {
    case "waiting":
      return draw.state === "open" || draw.state === "scheduled" ? "in_play" : "awaiting_result";
    case "won_paid":
    case "won_pending":
      return "won";
    case "won_claim":
      return "claim";
    case "not_won":
    case "refunded":
      return outcome;
    case "claim_rejected":
      return undefined;
  }
}

/** What became of a ticket. */
export function OutcomeBadge({ ticket, size = "sm" }: { ticket: Ticket; size?: "sm" | "md" }) {
  const t = useTranslations("tickets");
  const state = stateOf(ticket);
  if (state) return <StateBadge kind="ticket" state={state} size={size} />;
  return (
    <ToneBadge tone="neutral" size={size}>
      {t("claimRejected")}
    </ToneBadge>
  );
}
