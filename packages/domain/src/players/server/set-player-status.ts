import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { playerCash } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import type { PlayerStatus } from "../player.schema.ts";
import { endAllSessions } from "./end-sessions.ts";
import { lockStanding, saveStatus } from "./player.repo.ts";

/**
 * Suspends, reinstates or closes an account; closed is final. Acts at once: every session ends, and the lock on the cash
 * account, which every bet takes, makes bets in flight finish first and later ones see the new status.
 *
 * @throws player.not_found, player.closed
 */
export async function setPlayerStatus(
  { db }: { db: Db },
  {
    playerId,
    status,
    reason,
    actor,
  }: { playerId: string; status: PlayerStatus; reason: string; actor: Actor },
): Promise<void> {
  await db.tx(async (tx) => {
    const before = await lockStanding(tx, playerId);
    if (!before) {
      throw playerErrors.not_found();
    }
    if (before.status === status) {
      return;
    }
    if (before.status === "closed") {
      throw playerErrors.closed();
    }
    await lockAccounts(tx, [playerCash(playerId, before.currency)]);
    await saveStatus(tx, playerId, status);
    const sessionsEnded = status === "active" ? 0 : await endAllSessions(tx, playerId);
    await appendAudit(tx, {
      actor,
      action: "player.set_status",
      subject: { kind: "player", id: playerId },
      before: { status: before.status },
      after: { status, sessionsEnded },
      reason,
    });
  });
}
