"use client";

import type { DrawState } from "@sortes/domain/draws";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

export type ControlledDraw = Outputs["draws"]["get"]["draw"];
export type DrawOutcome = Outputs["draws"]["outcome"];

const computedIn: ReadonlySet<DrawState> = new Set(["drawn", "verified", "published", "settled"]);

/** Tiers and money of a draw, asked for once they can exist; nothing yet is not an error. */
export function useOutcome(draw: ControlledDraw | undefined) {
  const trpc = useTRPC();
  const state = draw?.heldFrom ?? draw?.state;
  return useQuery(
    trpc.draws.outcome.queryOptions(
      { drawId: draw?.id ?? "" },
      { enabled: state !== undefined && computedIn.has(state) },
    ),
  );
}
