"use client";

import { type DrawState, publicResultStates } from "@sortes/domain/draws";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

export type ControlledDraw = Outputs["draws"]["get"]["draw"];
export type DrawOutcome = Outputs["draws"]["outcome"];

/** Tiers and money of a draw, asked for once they exist for whoever asks: until then a question would only be refused. */
export function useOutcome(draw: ControlledDraw | undefined) {
  const trpc = useTRPC();
  const can = useCan();
  const isThere = draw !== undefined && (isPublic(draw) || (isCounted(draw) && can("draws.confirm")));
  return useQuery(trpc.draws.outcome.queryOptions({ drawId: draw?.id ?? "" }, { enabled: isThere }));
}

const isPublic = ({ state }: ControlledDraw) => publicResultStates.some((shown) => shown === state);

const countedIn: ReadonlySet<DrawState> = new Set(["verified", ...publicResultStates]);

/** Before publication, and of a held draw, only officers may see the counts, which they confirm. */
function isCounted({ heldFrom, state, ranges, sold }: ControlledDraw): boolean {
  const standing = heldFrom ?? state;
  // A draw that sold nothing has no ranges, and its officer confirms that too.
  const isEvaluated = ranges.evaluated === ranges.planned && (ranges.planned > 0 || sold === 0n);
  return countedIn.has(standing) || (standing === "drawn" && isEvaluated);
}
