"use client";

import type { LiveEventType } from "@sortes/domain/outbox";
import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useRef } from "react";
import { useTRPC } from "../trpc/client.tsx";

/**
 * Keeps open pages true: an event says what changed, and what shows it is fetched again. Payloads are hints, so an
 * event that comes twice or late does no harm.
 */
export function LiveUpdates({ signedIn }: { signedIn: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const startedBefore = useRef(false);

  const touchedBy = {
    "draw.state": [trpc.draws, trpc.games, trpc.betting],
    "draw.result": [trpc.draws, trpc.games, trpc.betting],
    "wallet.changed": [trpc.wallet, trpc.protection],
    "notification.new": [trpc.notifications],
    "access.changed": [trpc.account],
  } satisfies Record<LiveEventType, unknown>;

  const handlers = {
    onStarted: () => {
      // After a break longer than the server's memory something may have been missed.
      if (startedBefore.current) void queryClient.invalidateQueries();
      startedBefore.current = true;
    },
    onData: ({ data }: { data: { type: LiveEventType } }) => {
      for (const part of touchedBy[data.type]) void queryClient.invalidateQueries(part.pathFilter());
    },
  };
  useSubscription(trpc.live.mine.subscriptionOptions(undefined, { ...handlers, enabled: signedIn }));
  useSubscription(trpc.live.draws.subscriptionOptions(undefined, { ...handlers, enabled: !signedIn }));
  return null;
}
