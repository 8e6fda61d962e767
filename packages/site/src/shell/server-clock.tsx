"use client";

import { ServerClockProvider } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { z } from "zod";

const answerSchema = z.object({ now: z.iso.datetime() });

/** A device's clock drifts by milliseconds in five minutes; sleep and manual changes are what this catches. */
const measureEveryMs = 5 * 60_000;

/** Server time minus this device's, as of the middle of the request: the way there and back are taken as equal. */
async function measureOffsetMs({ signal }: { signal: AbortSignal }): Promise<number> {
  const askedMs = Date.now();
  const response = await fetch("/api/time", { signal });
  const answeredMs = Date.now();
  const { now } = answerSchema.parse(await response.json());
  return Date.parse(now) - (askedMs + answeredMs) / 2;
}

/** Sets every countdown of the page by the database's clock. Until the first answer they run on the device's. */
export function ServerClock({ children }: { children: ReactNode }) {
  const { data: offsetMs = 0 } = useQuery({
    queryKey: ["server-time"],
    queryFn: measureOffsetMs,
    staleTime: measureEveryMs,
    refetchInterval: measureEveryMs,
  });
  return <ServerClockProvider offsetMs={offsetMs}>{children}</ServerClockProvider>;
}
