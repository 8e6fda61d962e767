import type { Db } from "@sortes/db";
import { z } from "zod";
import { isSessionLive, isSessionTouchDue } from "../../credentials/index.ts";
import { playerErrors } from "../player.errors.ts";
import type { PlayerProfile } from "../player.schema.ts";
import { loadPlayerOfSession } from "./player.repo.ts";
import { touchSession } from "./session.repo.ts";

export interface SignedIn {
  player: PlayerProfile;
  session: { id: string; expiresAt: Date };
}

/**
 * Who is signed in with this session. Reads the database each time, so a revocation acts at once; a caller that caches the
 * answer does so for at most 30 s. Notes the use at most once a minute, unless `isActivity`
 * is false: an open page that refreshes itself must not keep its owner signed in.
 *
 * @throws player.session_ended, player.suspended, player.closed
 */
export async function requireSession(
  { db }: { db: Db },
  { sessionId, isActivity = true }: { sessionId: string; isActivity?: boolean },
): Promise<SignedIn> {
  const row = z.uuid().safeParse(sessionId).success ? await loadPlayerOfSession(db, sessionId) : undefined;
  if (!row || !isSessionLive(row, row.now)) {
    throw playerErrors.session_ended();
  }
  const { sessionId: id, now, lastSeenAt, expiresAt, revokedAt, ...player } = row;
  if (player.status !== "active") {
    throw playerErrors[player.status]();
  }
  if (isActivity && isSessionTouchDue({ lastSeenAt, expiresAt, revokedAt }, now)) {
    await db.tx((tx) => touchSession(tx, id));
  }
  return { player, session: { id, expiresAt } };
}
