"use client";

import { publicResultStates } from "@sortes/domain/draws";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

export type ControlledDraw = Outputs["draws"]["get"]["draw"];
export type DrawOutcome = Outputs["draws"]["outcome"];

/**
 * Tiers and money of a draw, asked for once whoever asks may have them: until then the question would only be refused. Before
 * publication that is officers alone, who confirm the counts.
 */
export function useOutcome(draw: ControlledDraw | undefined) {
  const trpc = useTRPC();
  const can = useCan();
  const mayAsk = draw?.isCounted === true && (isPublic(draw) || can("draws.confirm"));
  return useQuery(trpc.draws.outcome.queryOptions({ drawId: draw?.id ?? "" }, { enabled: mayAsk }));
}

const isPublic = ({ state }: ControlledDraw) => publicResultStates.some((shown) => shown === state);
