"use client";

import type { LiveEventType } from "@sortes/domain/outbox";
import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useRef } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useNewsToast } from "./use-news-toast.tsx";

/**
 * Keeps open pages true: an event says what changed, and what shows it is fetched again. Payloads are hints, so an
 * event that comes twice or late does no harm.
 */
export function LiveUpdates({ signedIn }: { signedIn: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showNews = useNewsToast();
  const startedBefore = useRef(false);

  const touchedBy = {
    "draw.state": [trpc.draws, trpc.betting],
    "draw.result": [trpc.draws, trpc.betting],
    // A prize that is paid changes its ticket too.
    "wallet.changed": [trpc.wallet, trpc.protection, trpc.betting],
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
      // A toast that cannot be loaded is no loss: the message waits under the bell.
      if (data.type === "notification.new") showNews().catch(() => undefined);
    },
  };
  useSubscription(trpc.live.mine.subscriptionOptions(undefined, { ...handlers, enabled: signedIn }));
  useSubscription(trpc.live.draws.subscriptionOptions(undefined, { ...handlers, enabled: !signedIn }));
  return null;
}
