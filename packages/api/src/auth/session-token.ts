import { decode, encode } from "next-auth/jwt";
import { z } from "zod";

/** Everything a token says. */
export const tokenSchema = z.object({ sessionId: z.uuid() });

/**
 * A token for a program that keeps no cookies: what next-auth puts into the player site's cookie, so that one key and one
 * format open both doors. It names a session and nothing else; whether that stands is asked of the database.
 */
export function writeSessionToken({
  sessionId,
  secret,
  maxAgeS,
}: {
  sessionId: string;
  secret: string;
  maxAgeS: number;
}): Promise<string> {
  return encode({ token: { sessionId }, secret, maxAge: maxAgeS });
}

/** The id of the session that the token names; null for one that we did not make, or that is too old. */
export async function readSessionToken({
  token,
  secret,
}: {
  token: string;
  secret: string;
}): Promise<string | null> {
  try {
    return tokenSchema.safeParse(await decode({ token, secret })).data?.sessionId ?? null;
  } catch {
    return null;
  }
}
