"use client";

import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from "react";

/** Server time minus this device's time, in milliseconds. */
const ClockOffset = createContext(0);

export type ServerClockProviderProps = { offsetMs: number; children: ReactNode };

/** Gives every countdown below it the server's clock, so that a wrong clock on the device misleads nobody. */
export function ServerClockProvider({ offsetMs, children }: ServerClockProviderProps) {
  return <ClockOffset value={offsetMs}>{children}</ClockOffset>;
}

/** How often the clock is looked at: often enough that a second never seems to last two. */
const pollMs = 200;

/**
 * The server's time cut down to whole `tickMs`, or undefined while rendering on the server: the page cannot know
 * when it will be shown. For showing only; whether a sale is open is decided by the database.
 */
export function useServerNowMs(tickMs = 1000): number | undefined {
  const offsetMs = useContext(ClockOffset);
  const subscribe = useCallback((onTick: () => void) => {
    const timer = setInterval(onTick, pollMs);
    return () => clearInterval(timer);
  }, []);
  const read = () => Math.floor((Date.now() + offsetMs) / tickMs) * tickMs;
  return useSyncExternalStore(subscribe, read, () => undefined);
}
