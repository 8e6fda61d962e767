"use client";

import type { LiveEventType } from "@sortes/domain/outbox";
import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useRef } from "react";
import { useTRPC } from "../trpc/client.tsx";

/**
 * Keeps open pages true: an event says what changed, and what shows it is fetched again. Payloads are hints, so an
 * event that comes twice or late does no harm. Figures that no event announces, such as sales, are asked for by their page.
 */
export function LiveUpdates() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const startedBefore = useRef(false);

  const touchedBy = {
    "draw.state": [trpc.draws, trpc.dashboard, trpc.claims],
    "draw.result": [trpc.draws, trpc.dashboard],
    "wallet.changed": [],
    "notification.new": [],
    "access.changed": [],
  } satisfies Record<LiveEventType, unknown>;

  useSubscription(
    trpc.dashboard.live.subscriptionOptions(undefined, {
      onStarted: () => {
        // After a break longer than the server's memory something may have been missed.
        if (startedBefore.current) void queryClient.invalidateQueries();
        startedBefore.current = true;
      },
      onData: ({ data }: { data: { type: LiveEventType } }) => {
        for (const part of touchedBy[data.type]) void queryClient.invalidateQueries(part.pathFilter());
      },
    }),
  );
  return null;
}
