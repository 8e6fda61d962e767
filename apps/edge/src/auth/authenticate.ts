import { readSessionCookie } from "@sortes/api/auth";
import { accessErrors } from "@sortes/api/errors";
import type { PlayerProfile } from "@sortes/domain/players";
import type { SessionVerdict } from "@sortes/domain/players/server";
import type { FastifyRequest, onRequestHookHandler } from "fastify";
import { whenDone } from "../when-done.ts";
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
 * A hook that finds the player behind a request; nobody for a visitor. A cookie counts for the player site's own pages only: any page
 * can make a browser send it, so a write needs the `Origin` that no page can forge.
 *
 * @throws access.foreign_origin; access.signed_out for a token that is not ours; player.session_ended, .suspended, .closed
 */
export function findCaller({ sessions, webOrigin }: Authenticate): onRequestHookHandler {
  return (request, _reply, done) => {
    const credential = readCredential(request);
    if (!credential) return done();
    const { via, token } = credential;
    const isWrite = request.method !== "GET" && request.method !== "HEAD";
    if (via === "cookie" && isWrite && request.headers.origin !== webOrigin) {
      throw accessErrors.foreign_origin();
    }
    const admit = (verdict: SessionVerdict): void => {
      if (!verdict.ok) throw verdict.error;
      const { player, session } = verdict.signedIn;
      request.caller = { player, sessionId: session.id, via };
    };
    const remembered = sessions.recall(token, isWrite);
    if (remembered) admit(remembered);
    whenDone(remembered ? undefined : sessions.find(token, isWrite).then(admit), done);
  };
}

/** As `findCaller`. @throws access.signed_out for a visitor, and what `findCaller` throws. */
export function requireCaller(ports: Authenticate): onRequestHookHandler {
  const find = findCaller(ports);
  return function (request, reply, done) {
    find.call(this, request, reply, (error) => {
      done(error ?? (request.caller === null ? accessErrors.signed_out() : undefined));
    });
  };
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
