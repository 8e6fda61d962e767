"use client";

import type { LiveEvent } from "@sortes/domain/outbox";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useEdge } from "../edge/edge-context.tsx";
import { followEdge } from "../edge/follow-edge.ts";
import { LivePosition } from "../edge/live-position.ts";
import { useTRPC } from "../trpc/client.tsx";
import { useLiveEffects } from "./use-live-effects.ts";

/** The site tells the events itself, from after this one on. */
type SiteTurn = { lastEventId: string | undefined };

/**
 * Keeps open pages true. Events come from the edge; from the site while the edge cannot be heard, or where there is none. Both
 * go on where the other stopped.
 */
export function LiveUpdates({ signedIn }: { signedIn: boolean }) {
  const trpc = useTRPC();
  const { edgeUrl } = useEdge();
  const [position] = useState(() => new LivePosition());
  const [siteTurn, setSiteTurn] = useState<SiteTurn | undefined>(
    edgeUrl === undefined ? { lastEventId: undefined } : undefined,
  );
  const wasHeard = useRef(false);
  const takeEffect = useLiveEffects();

  const onEvent = useEffectEvent(takeEffect);
  useEffect(() => {
    if (edgeUrl === undefined) return;
    // Whoever signs in or out listens anew: the stream knows its listener by the cookie it began with.
    void signedIn;
    return followEdge(edgeUrl, position, {
      onEvent: (event) => onEvent(event),
      onHeard: () => {
        wasHeard.current = true;
        setSiteTurn(undefined);
      },
      onLost: () => setSiteTurn((turn) => turn ?? { lastEventId: position.lastEventId }),
    });
  }, [edgeUrl, signedIn, position]);

  const handlers = {
    onStarted: () => {
      // After a break longer than the server's memory something may have been missed.
      if (wasHeard.current) takeEffect({ type: "reset" });
      wasHeard.current = true;
    },
    onData: ({ id, data }: { id: string; data: LiveEvent }) => {
      if (position.advance(id)) takeEffect(data);
    },
  };
  const isSites = siteTurn !== undefined;
  const from = { lastEventId: siteTurn?.lastEventId };
  useSubscription(trpc.live.mine.subscriptionOptions(from, { ...handlers, enabled: isSites && signedIn }));
  useSubscription(trpc.live.draws.subscriptionOptions(from, { ...handlers, enabled: isSites && !signedIn }));
  return null;
}
