"use client";

import type { LiveEventType } from "@sortes/domain/outbox";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { DrawPool, EdgeEvent } from "../edge/edge-event.schema.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/outputs.ts";
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
 * What an event does to open pages: what shows the matter is fetched again, and a pool, which comes with its figures, is shown
 * at once. All else in an event is a hint, so one that comes twice or late does no harm.
 */
export function useLiveEffects(): (event: EdgeEvent) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showPools = useShowPools();
  const showNews = useNewsToast();
  const gathered = useRef({ isWaiting: false, parts: new Set<Part>(), pools: new Map<string, DrawPool>() });

  const act = () => {
    const { parts, pools } = gathered.current;
    gathered.current = { isWaiting: false, parts: new Set(), pools: new Map() };
    if (pools.size > 0) showPools(pools);
    for (const part of parts) void queryClient.invalidateQueries(trpc[part].pathFilter());
  };
  return (event) => {
    if (event.type === "reset") {
      void queryClient.invalidateQueries();
      return;
    }
    const { current } = gathered;
    if (!current.isWaiting) setTimeout(act, gatherMs);
    current.isWaiting = true;
    if (event.type === "draw.pool") current.pools.set(event.drawId, event);
    else for (const part of staleAfter[event.type]) current.parts.add(part);
    // A toast that cannot be loaded is no loss: the message waits under the bell.
    if (event.type === "notification.new") showNews().catch(() => undefined);
  };
}

/** Puts sales and estimated prizes into what is on screen; what is not is fetched when it comes there. */
function useShowPools(): (pools: ReadonlyMap<string, DrawPool>) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (pools) => {
    queryClient.setQueriesData<Outputs["draws"]["open"]>(
      trpc.draws.open.queryFilter(undefined, { type: "active" }),
      (open) =>
        open && {
          ...open,
          items: open.items.map((draw) => {
            const pool = pools.get(draw.id);
            return pool ? { ...draw, jackpotMinor: pool.jackpotMinor } : draw;
          }),
        },
    );
    queryClient.setQueriesData<Outputs["draws"]["estimates"]>(
      trpc.draws.estimates.queryFilter(undefined, { type: "active" }),
      (estimates) => estimates && { ...estimates, ...pools.get(estimates.drawId) },
    );
  };
}
