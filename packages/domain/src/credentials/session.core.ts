/** A session nobody uses for this long ends. */
export const SESSION_IDLE_MS = 30 * 60_000;

export interface SessionTimes {
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
}

export function isSessionLive(session: SessionTimes, now: Date): boolean {
  return (
    session.revokedAt === null &&
    now < session.expiresAt &&
    now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS
  );
}

/** A row is touched at most this often, so that a page of twenty requests costs one write. */
const SESSION_TOUCH_MS = 60_000;

export function isSessionTouchDue(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= SESSION_TOUCH_MS;
}
