import type { Db } from "@sortes/db";
import { isSessionLive } from "../../credentials/index.ts";
import type { PlayerSession } from "../player.schema.ts";
import { loadUnrevokedSessions } from "./session.repo.ts";

/** A player's live sessions, the latest used first, at most 100. */
export async function listSessions(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<PlayerSession[]> {
  const rows = await loadUnrevokedSessions(db, playerId);
  return rows.filter((row) => isSessionLive(row, row.now)).map(({ now: _now, ...session }) => session);
}
