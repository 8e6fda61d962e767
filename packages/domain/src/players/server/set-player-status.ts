import type { Db, Tx } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { playerCash } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import type { PlayerStatus } from "../player.schema.ts";
import { endAllSessions } from "./end-sessions.ts";
import { lockStanding, saveStatus } from "./player.repo.ts";

export interface StatusChange {
  playerId: string;
  status: PlayerStatus;
  reason: string;
  actor: Actor;
}

/**
 * Suspends, reinstates or closes an account; closed is final. Acts at once: every session ends, and the lock on the cash
 * account, which every bet takes, makes bets in flight finish first and later ones see the new status.
 *
 * @throws player.not_found, player.closed
 */
export async function setPlayerStatus({ db }: { db: Db }, change: StatusChange): Promise<void> {
  await db.tx((tx) => setPlayerStatusIn(tx, change));
}

/** The same as part of the caller's transaction, which may hold the player's lock but no account's. */
export async function setPlayerStatusIn(
  tx: Tx,
  { playerId, status, reason, actor }: StatusChange,
): Promise<void> {
  const before = await lockStanding(tx, playerId);
  if (!before) throw playerErrors.not_found();
  if (before.status === status) return;
  if (before.status === "closed") throw playerErrors.closed();
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
}
