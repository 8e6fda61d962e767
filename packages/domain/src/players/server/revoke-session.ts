import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import { endSession } from "./end-sessions.ts";

/**
 * Ends one session of a player at once, by himself or by staff. Another player's session is as unknown as one that
 * does not exist.
 *
 * @throws player.session_not_found
 */
export async function revokeSession(
  { db }: { db: Db },
  { playerId, sessionId, actor }: { playerId: string; sessionId: string; actor: Actor },
): Promise<void> {
  await db.tx(async (tx) => {
    if (!(await endSession(tx, playerId, sessionId))) {
      throw playerErrors.session_not_found();
    }
    await appendAudit(tx, {
      actor,
      action: "player.revoke_session",
      subject: { kind: "player", id: playerId },
      before: { sessionId },
    });
  });
}
