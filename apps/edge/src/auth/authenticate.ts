import { readSessionCookie } from "@sortes/api/auth";
import { accessErrors } from "@sortes/api/errors";
import type { PlayerProfile } from "@sortes/domain/players";
import type { FastifyRequest } from "fastify";
import type { Sessions } from "./sessions.ts";

/** Who asks, and how he showed it. */
export interface Caller {
  player: PlayerProfile;
  sessionId: string;
  via: "bearer" | "cookie";
}

export interface Authenticate {
  sessions: Sessions;
  webOrigin: string;
}

const BEARER = "Bearer ";

/**
 * The player behind a request; null for a visitor. A cookie counts for the player site's own pages only: any page can make a
 * browser send it, so a write needs the `Origin` that no page can forge.
 *
 * @throws access.foreign_origin; access.signed_out for a token that is not ours; player.session_ended, .suspended, .closed
 */
export async function findCaller(
  { sessions, webOrigin }: Authenticate,
  request: FastifyRequest,
): Promise<Caller | null> {
  const credential = readCredential(request);
  if (!credential) return null;
  const { via, token } = credential;
  const isWrite = request.method !== "GET" && request.method !== "HEAD";
  if (via === "cookie" && isWrite && request.headers.origin !== webOrigin) {
    throw accessErrors.foreign_origin();
  }
  const verdict = await sessions.find(token, isWrite);
  if (!verdict.ok) throw verdict.error;
  const { player, session } = verdict.signedIn;
  return { player, sessionId: session.id, via };
}

/** @throws access.signed_out for a visitor, and what `findCaller` throws. */
export async function requireCaller(ports: Authenticate, request: FastifyRequest): Promise<Caller> {
  const caller = await findCaller(ports, request);
  if (!caller) throw accessErrors.signed_out();
  return caller;
}

function readCredential({
  headers,
}: FastifyRequest): { via: "bearer" | "cookie"; token: string } | undefined {
  if (headers.authorization?.startsWith(BEARER)) {
    return { via: "bearer", token: headers.authorization.slice(BEARER.length) };
  }
  const token = headers.cookie === undefined ? null : readSessionCookie(headers.cookie, "player");
  return token === null ? undefined : { via: "cookie", token };
}
