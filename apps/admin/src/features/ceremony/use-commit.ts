"use client";

import { drawShare } from "@sortes/domain/proof";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import type { WaitingSeat } from "./ceremony.types.ts";
import { encipherShare, type OwnKeys, personKeysOf } from "./own-keys.ts";
import { type KeptShare, loadKeptShare, saveKeptShare, shareId } from "./vault.ts";

/** As many as the list may give at once; who has more goes on with the next. */
const SEATS_PER_TURN = 100;

/**
 * Commits to draws: for each a share of its own, kept in this browser before anything is handed in, so that no commitment is ever
 * without the share that opens it.
 */
export function useCommit(keysFor: (signingKey: string) => OwnKeys | undefined) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);

  async function commitOne(seat: WaitingSeat): Promise<void> {
    const keys = keysFor(seat.signingKey);
    if (!keys) return;
    const { commitment } = (await loadKeptShare(shareId(seat))) ?? (await makeShare(seat, keys));
    await client.ceremony.commit.mutate(commitment);
  }

  async function commitAll(): Promise<void> {
    const { items } = await client.ceremony.waiting.query({ limit: SEATS_PER_TURN });
    const seats = items.filter(({ signingKey }) => keysFor(signingKey) !== undefined);
    for (const [done, seat] of seats.entries()) {
      setProgress({ done, of: seats.length });
      await commitOne(seat);
    }
  }

  const mutation = useMutation({
    mutationFn: (seat: WaitingSeat | "all") => (seat === "all" ? commitAll() : commitOne(seat)),
    onSettled: () => {
      setProgress(null);
      return queryClient.invalidateQueries(trpc.ceremony.pathFilter());
    },
  });
  return { mutation, progress };
}

async function makeShare(seat: WaitingSeat, keys: OwnKeys): Promise<KeptShare> {
  const { commitment, secret } = await drawShare(seat, personKeysOf(keys));
  const id = shareId(seat);
  const share = { id, signingKey: keys.signingKey, kept: await encipherShare(keys, id, secret), commitment };
  await saveKeptShare(share);
  return share;
}
