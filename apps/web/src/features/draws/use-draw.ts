"use client";

import { publicResultStates } from "@sortes/domain/draws";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

export type DrawDetail = Outputs["draws"]["result"];

/** Live events come first; this catches what a browser that slept has missed while a result is awaited. */
const pollMs = 10_000;

export function hasResult(draw: Pick<DrawDetail, "state">): boolean {
  return publicResultStates.some((state) => state === draw.state);
}

/** Nothing more will happen to this draw that a player could wait for. */
function isOver(draw: Pick<DrawDetail, "state">): boolean {
  return hasResult(draw) || draw.state === "cancelled";
}

/** One draw, kept up to date until its result is there. */
export function useDraw(drawId: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.draws.result.queryOptions(
      { drawId },
      {
        refetchInterval: ({ state: { data } }) =>
          data && !isOver(data) && Date.parse(String(data.cutoffAt)) < Date.now() ? pollMs : false,
      },
    ),
  );
}
