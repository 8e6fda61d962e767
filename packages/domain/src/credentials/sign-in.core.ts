export const SIGN_IN_FAILURES_MAX = 3;
export const SIGN_IN_LOCK_MS = 30 * 60_000;

/**
 * Until when a name is locked, or undefined. `failedAts` are the latest failures, newest first, at least
 * `SIGN_IN_FAILURES_MAX` of them when there are as many. That many within 30 minutes lock the name for the 30 minutes after
 * the last of them.
 */
export function decideSignInLock(failedAts: readonly Date[], now: Date): Date | undefined {
  const last = failedAts[0];
  const first = failedAts[SIGN_IN_FAILURES_MAX - 1];
  if (!last || !first || last.getTime() - first.getTime() > SIGN_IN_LOCK_MS) {
    return undefined;
  }
  const until = new Date(last.getTime() + SIGN_IN_LOCK_MS);
  return now < until ? until : undefined;
}
