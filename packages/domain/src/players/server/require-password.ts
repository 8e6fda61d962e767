import type { Db } from "@sortes/db";
import { openSignInAttempt, verifyPassword, withdrawSignInAttempt } from "../../credentials/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import { loadCredentials, type PlayerCredentials } from "./player.repo.ts";

/**
 * Makes a signed-in player prove the password again. A wrong one counts like a failed sign-in: a stolen session must not be a
 * place to guess. Runs before the caller's transaction, which compares `passwordHash` again under its lock.
 *
 * @throws player.password_wrong, player.sign_in_locked, player.not_found
 */
export async function requirePassword(
  { db }: { db: Db },
  { playerId, password }: { playerId: string; password: string },
): Promise<PlayerCredentials> {
  const player = await loadCredentials(db, playerId);
  if (!player) {
    throw playerErrors.not_found();
  }
  const attempt = await openSignInAttempt({ db }, { realm: "player", subject: player.email, address: "" });
  if ("lockedUntil" in attempt) {
    throw playerErrors.sign_in_locked({ details: { until: attempt.lockedUntil } });
  }
  if (!(await verifyPassword(player.passwordHash, password))) {
    throw playerErrors.password_wrong();
  }
  await withdrawSignInAttempt({ db }, attempt.id);
  return player;
}
