import { readSessionToken } from "./session-token.ts";
import { type Site, sessionCookieName } from "./site-cookies.ts";

/**
 * The id of the session that the request's signed cookie names; null without one, or with one we did not make. Whether the
 * session still stands is asked of the database, by the procedure.
 */
export async function readSessionId({
  headers,
  site,
  secret,
}: {
  headers: Headers;
  site: Site;
  secret: string;
}): Promise<string | null> {
  const token = readSessionCookie(headers.get("cookie") ?? "", site);
  return token === null ? null : readSessionToken({ token, secret });
}

/** The token in a `Cookie` header, unread; null without one. */
export function readSessionCookie(header: string, site: Site): string | null {
  const wanted = `${sessionCookieName(site)}=`;
  const pair = header.split(";").find((part) => part.trimStart().startsWith(wanted));
  return pair === undefined ? null : pair.trim().slice(wanted.length);
}

/**
 * Where a request comes from: shown to the owner of a session, and what attempts to sign in are counted by. Each proxy appends the
 * address it was called from to `x-forwarded-for`, so of `trustedProxyHops` proxies of ours the first wrote the entry that many from
 * the end; all before it are the caller's word. With one proxy, the default, that is the last entry. Without any, Next itself writes
 * the socket's address, unless the caller sent the header: then it is his word, which is why a public site stands behind a proxy.
 */
export function readClient(
  headers: Headers,
  trustedProxyHops: number,
): { address: string; userAgent: string } {
  const forwarded = headers.get("x-forwarded-for")?.split(",") ?? [];
  const address = (forwarded.at(-trustedProxyHops) ?? forwarded[0] ?? "").trim();
  return { address: address.slice(0, 64), userAgent: headers.get("user-agent") ?? "" };
}
