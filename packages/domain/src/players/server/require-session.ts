import type { Db } from "@sortes/db";
import { playerErrors } from "../player.errors.ts";
import { loadSessions, type SignedIn } from "./load-sessions.ts";

/**
 * Who is signed in with this session: `loadSessions` for one.
 *
 * @throws player.session_ended, player.suspended, player.closed
 */
export async function requireSession(
  { db }: { db: Db },
  { sessionId, isActivity = true }: { sessionId: string; isActivity?: boolean },
): Promise<SignedIn> {
  const verdict = (await loadSessions({ db }, { sessionIds: [sessionId], isActivity })).get(sessionId);
  if (!verdict?.ok) throw verdict?.error ?? playerErrors.session_ended();
  return verdict.signedIn;
}
