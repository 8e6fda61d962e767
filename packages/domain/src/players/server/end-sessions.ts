import type { Tx } from "@sortes/db";
import { appendLive } from "../../outbox/server/index.ts";
import { saveAllRevoked, saveRevoked } from "./session.repo.ts";

/**
 * Ends one session of a player. The event lets whoever remembers who is signed in forget it at once rather than after
 * seconds, and open pages notice. False when there was nothing to end.
 */
export async function endSession(tx: Tx, playerId: string, sessionId: string): Promise<boolean> {
  const isEnded = await saveRevoked(tx, playerId, sessionId);
  if (isEnded) await appendAccessChanged(tx, playerId);
  return isEnded;
}

/** The same for every session of a player but the one named. Answers how many there were. */
export async function endAllSessions(tx: Tx, playerId: string, keepSessionId?: string): Promise<number> {
  const ended = await saveAllRevoked(tx, playerId, keepSessionId);
  if (ended > 0) await appendAccessChanged(tx, playerId);
  return ended;
}

function appendAccessChanged(tx: Tx, playerId: string): Promise<void> {
  return appendLive(tx, `player:${playerId}`, { type: "access.changed" });
}
