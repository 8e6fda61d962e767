"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

/** Whether what a winner gets depends on the sales of the draw. */
export function hasSharedPrizes({ odds }: Pick<Outputs["games"]["get"], "odds">): boolean {
  return odds.some(({ pays }) => pays === null);
}

/** The edge tells of each sale; without it an open page follows them like this. */
const everyMs = 30_000;

/** Sales so far, and what one winner of each tier would get if the draw closed now. */
export function useEstimates(drawId: string | undefined) {
  const trpc = useTRPC();
  return useQuery(
    trpc.draws.estimates.queryOptions(drawId ? { drawId } : skipToken, { refetchInterval: everyMs }),
  );
}
