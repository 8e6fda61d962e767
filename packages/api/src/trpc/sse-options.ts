/**
 * Subscriptions over server-sent events. Pings keep proxies from closing a quiet stream and tell a page that it was. A stream
 * is cut after five minutes and comes back by its last id: it passes the guard again, so no ended session listens longer.
 */
export const sseOptions = {
  maxDurationMs: 300_000,
  ping: { enabled: true, intervalMs: 15_000 },
  client: { reconnectAfterInactivityMs: 40_000 },
};
