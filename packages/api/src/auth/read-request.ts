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
 * Where a request comes from, as shown to the owner of a session; it decides nothing. Of the forwarded addresses the last one
 * counts: our own proxy wrote it, all before it are the caller's word.
 */
export function readClient(headers: Headers): { address: string; userAgent: string } {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return { address: address.slice(0, 64), userAgent: headers.get("user-agent") ?? "" };
}
