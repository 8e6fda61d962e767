import type { Db } from "@sortes/db";
import { endSession } from "./end-sessions.ts";

/** Ends the player's own session. Signing out twice is the same as once. */
export async function signOut(
  { db }: { db: Db },
  { playerId, sessionId }: { playerId: string; sessionId: string },
): Promise<void> {
  await db.tx((tx) => endSession(tx, playerId, sessionId));
}
