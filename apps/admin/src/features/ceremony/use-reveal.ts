"use client";

import { openHeldFragment, revealOf } from "@sortes/domain/proof";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import type { HeldFragment, SealedSeat } from "./ceremony.types.ts";
import { decipherShare, type OwnKeys, personKeysOf } from "./own-keys.ts";
import { deleteKeptShare, loadKeptShare, shareId } from "./vault.ts";

/** A draw waits for its shares, so who has the page open hands them in within seconds. */
const refreshMs = 3_000;

export type RevealOutcome = "revealed" | "not_here";

/** What is to be handed in now that draws are sealed. While the page is open each share is revealed as soon as it may be. */
export function useReveal(keysFor: (signingKey: string) => OwnKeys | undefined, isAutomatic: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const due = useQuery(
    trpc.ceremony.due.queryOptions(undefined, {
      refetchInterval: refreshMs,
      refetchIntervalInBackground: true,
    }),
  );
  const onSettled = () => queryClient.invalidateQueries(trpc.ceremony.pathFilter());

  const reveal = useMutation({
    mutationFn: async (seat: SealedSeat): Promise<RevealOutcome> => {
      const [keys, kept] = [keysFor(seat.signingKey), await loadKeptShare(shareId(seat))];
      if (!keys || kept?.commitment.commitment !== seat.commitment) return "not_here";
      const secret = await decipherShare(keys, kept.id, kept.kept);
      await client.ceremony.reveal.mutate(revealOf(seat, secret));
      await deleteKeptShare(kept.id);
      return "revealed";
    },
    onSettled,
  });

  const open = useMutation({
    mutationFn: async (held: HeldFragment) => {
      const keys = keysFor(held.signingKey);
      if (!keys) return;
      const fragment = await openHeldFragment(personKeysOf(keys).box, held);
      await client.ceremony.openFragment.mutate({ holder: held.role, fragment });
    },
    onSettled,
  });

  const tried = useRef(new Set<string>());
  const next = due.data?.toReveal.find(
    (seat) => !tried.current.has(shareId(seat)) && keysFor(seat.signingKey),
  );
  const revealNext = useEffectEvent(() => {
    if (!isAutomatic || !next || reveal.isPending) return;
    tried.current.add(shareId(next));
    reveal.mutate(next);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer and each end of a turn is a reason to look for the next
  useEffect(() => revealNext(), [due.dataUpdatedAt, reveal.isPending, isAutomatic]);

  return { due, reveal, open };
}
