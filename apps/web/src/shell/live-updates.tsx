"use client";

import type { LiveEventType } from "@sortes/domain/outbox";
import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useRef } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { useNewsToast } from "./use-news-toast.tsx";

/** Which parts of the router an event makes stale. */
const staleAfter = {
  "draw.state": ["draws", "betting"],
  "draw.result": ["draws", "betting"],
  // A prize that is paid changes its ticket too.
  "wallet.changed": ["wallet", "protection", "betting"],
  "notification.new": ["notifications"],
  "access.changed": ["account"],
} as const satisfies Record<LiveEventType, readonly string[]>;

type Part = (typeof staleAfter)[LiveEventType][number];

/** Events come in bursts, as when several games close at three: what they touch is fetched once for all of them. */
const gatherMs = 250;

/**
 * Keeps open pages true: an event says what changed, and what shows it is fetched again. Payloads are hints, so an
 * event that comes twice or late does no harm.
 */
export function LiveUpdates({ signedIn }: { signedIn: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showNews = useNewsToast();
  const startedBefore = useRef(false);
  const gathered = useRef(new Set<Part>());

  const refetchGathered = () => {
    for (const part of gathered.current) void queryClient.invalidateQueries(trpc[part].pathFilter());
    gathered.current.clear();
  };
  const handlers = {
    onStarted: () => {
      // After a break longer than the server's memory something may have been missed.
      if (startedBefore.current) void queryClient.invalidateQueries();
      startedBefore.current = true;
    },
    onData: ({ data: { type } }: { data: { type: LiveEventType } }) => {
      if (gathered.current.size === 0) setTimeout(refetchGathered, gatherMs);
      for (const part of staleAfter[type]) gathered.current.add(part);
      // A toast that cannot be loaded is no loss: the message waits under the bell.
      if (type === "notification.new") showNews().catch(() => undefined);
    },
  };
  useSubscription(trpc.live.mine.subscriptionOptions(undefined, { ...handlers, enabled: signedIn }));
  useSubscription(trpc.live.draws.subscriptionOptions(undefined, { ...handlers, enabled: !signedIn }));
  return null;
}
