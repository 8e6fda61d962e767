import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

export type Ceremony = Outputs["draws"]["ceremony"];
export type CeremonyStep = Ceremony["steps"][number];

/** Checkpoints come once a minute; a change of the draw's state is announced by an event anyway. */
const restingMs = 10_000;
/** Commitments, counts and rounds come within seconds of each other, and no event announces them. */
const busyMs = 2_000;

const busySteps = new Set<string | null>([
  "commitments",
  "control",
  "seal",
  "beacon",
  "reveal",
  "seed",
  "numbers",
  "stops",
  "evaluation",
]);

/** The ceremony of a draw, asked again by itself: often while parties and machines are at work. */
export function useCeremony(drawId: string) {
  return useQuery(
    useTRPC().draws.ceremony.queryOptions(
      { drawId },
      {
        refetchInterval: ({ state: { data } }) =>
          data && !data.hold && busySteps.has(data.currentId) ? busyMs : restingMs,
      },
    ),
  );
}
