/** Why somebody has to sign in again: nothing was touched for too long, or the session was ended. */
export const signInReasons = ["idle", "ended"] as const;
export type SignInReason = (typeof signInReasons)[number];

/** The address of the sign-in page, with what to say there and where to go on afterwards. */
export function signInPath({ reason, next }: { reason?: SignInReason; next?: string }): string {
  const query = new URLSearchParams({
    ...(reason ? { reason } : {}),
    ...(next && next !== "/" ? { next } : {}),
  });
  return query.size > 0 ? `/sign-in?${query}` : "/sign-in";
}

/** Only a path of this site: a link from elsewhere must not send anybody on to a site of its own after sign-in. */
export function safeNextPath(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])/u.test(next) ? next : "/";
}
