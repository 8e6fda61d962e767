import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { findPasswordWeakness } from "../../credentials/index.ts";
import { hashPassword } from "../../credentials/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import { endAllSessions } from "./end-sessions.ts";
import { lockCredentials, savePassword } from "./player.repo.ts";
import { requirePassword } from "./require-password.ts";

/**
 * Replaces the password and ends every other session, under a lock on the player's row: whoever knew the old one is out.
 *
 * @throws player.password_wrong, player.password_weak, player.sign_in_locked
 */
export async function changePassword(
  { db }: { db: Db },
  input: { playerId: string; sessionId: string; currentPassword: string; newPassword: string },
): Promise<void> {
  const { playerId } = input;
  const known = await requirePassword({ db }, { playerId, password: input.currentPassword });
  const weakness = findPasswordWeakness(input.newPassword, known.email);
  if (weakness) {
    throw playerErrors.password_weak({ details: { weakness } });
  }
  const passwordHash = await hashPassword(input.newPassword);
  await db.tx(async (tx) => {
    const player = await lockCredentials(tx, playerId);
    if (player?.passwordHash !== known.passwordHash) {
      throw playerErrors.password_wrong();
    }
    await savePassword(tx, playerId, passwordHash);
    const sessionsEnded = await endAllSessions(tx, playerId, input.sessionId);
    await appendAudit(tx, {
      actor: { kind: "player", id: playerId },
      action: "player.change_password",
      subject: { kind: "player", id: playerId },
      after: { sessionsEnded },
    });
  });
}
