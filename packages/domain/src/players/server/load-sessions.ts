import type { Db } from "@sortes/db";
import { z } from "zod";
import { isSessionLive, isSessionTouchDue } from "../../credentials/index.ts";
import type { DomainError } from "../../errors/index.ts";
import { playerErrors } from "../player.errors.ts";
import type { PlayerProfile } from "../player.schema.ts";
import { loadPlayersOfSessions, type PlayerOfSession } from "./player.repo.ts";
import { touchSessions } from "./session.repo.ts";

export interface SignedIn {
  player: PlayerProfile;
  session: { id: string; expiresAt: Date };
}

/** Who is signed in with a session, or why nobody is: player.session_ended, player.suspended, player.closed. */
export type SessionVerdict = { ok: true; signedIn: SignedIn } | { ok: false; error: DomainError };

/** One statement; far more sessions than arrive within one turn of a process. */
export const SESSIONS_AT_ONCE_MAX = 1_000;

/**
 * Judges sessions, at most 1,000, in one round trip. Reads the database each time, so a revocation acts at once; a caller that
 * caches the answer does so for at most 30 s and forgets it at the event `access.changed`. Notes the use of each session at
 * most once a minute, unless `isActivity` is false: an open page that refreshes itself must not keep its owner signed in.
 */
export async function loadSessions(
  { db }: { db: Db },
  { sessionIds, isActivity }: { sessionIds: readonly string[]; isActivity: boolean },
): Promise<Map<string, SessionVerdict>> {
  if (sessionIds.length > SESSIONS_AT_ONCE_MAX) throw new RangeError("too many sessions at once");
  const possible = sessionIds.filter((id) => z.uuid().safeParse(id).success);
  const rows = possible.length === 0 ? [] : await loadPlayersOfSessions(db, possible);
  const bySession = new Map(rows.map((row) => [row.sessionId, row]));
  const verdicts = new Map(sessionIds.map((id) => [id, judge(bySession.get(id))]));
  const used = rows.filter((row) => verdicts.get(row.sessionId)?.ok && isSessionTouchDue(row, row.now));
  if (isActivity && used.length > 0) {
    await db.tx((tx) =>
      touchSessions(
        tx,
        used.map((row) => row.sessionId),
      ),
    );
  }
  return verdicts;
}

function judge(row: PlayerOfSession | undefined): SessionVerdict {
  if (!row || !isSessionLive(row, row.now)) return { ok: false, error: playerErrors.session_ended() };
  const { sessionId: id, now, lastSeenAt, expiresAt, revokedAt, ...player } = row;
  if (player.status !== "active") return { ok: false, error: playerErrors[player.status]() };
  return { ok: true, signedIn: { player, session: { id, expiresAt } } };
}
