import { getToken } from "next-auth/jwt";
import { z } from "zod";
import { type Site, sessionCookieName } from "./site-cookies.ts";

/** Everything a token says. */
export const tokenSchema = z.object({ sessionId: z.uuid() });

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
  const cookieName = sessionCookieName(site);
  const token = await getToken({
    req: { cookies: parseCookies(headers.get("cookie") ?? ""), headers: {} } as TokenRequest,
    cookieName,
    secret,
  });
  return tokenSchema.safeParse(token).data?.sessionId ?? null;
}

/** Of its request next-auth reads the cookies, and a bearer header that this site does not offer. */
type TokenRequest = Parameters<typeof getToken>[0]["req"];

function parseCookies(header: string): Record<string, string> {
  const pairs = header.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf("=");
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
  return Object.fromEntries(pairs);
}

/**
 * Where a request comes from, as shown to the owner of a session; it decides nothing. Of the forwarded addresses the last one
 * counts: our own proxy wrote it, all before it are the caller's word.
 */
export function readClient(headers: Headers): { address: string; userAgent: string } {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return { address: address.slice(0, 64), userAgent: headers.get("user-agent") ?? "" };
}
