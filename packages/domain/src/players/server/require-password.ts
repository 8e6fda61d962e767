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
export async function requirePassword(ports: { db: Db }, proof: PasswordProof): Promise<PlayerCredentials> {
  const { player, attemptId } = await tryPassword(ports, proof);
  await withdrawSignInAttempt(ports, attemptId);
  return player;
}

export interface PasswordProof {
  playerId: string;
  password: string;
}

/**
 * The same for a caller that asks for a code as well: the attempt counts as failed until the caller withdraws it, so whoever has
 * the password has no more guesses at the code than at a sign-in.
 *
 * @throws as `requirePassword`
 */
export async function tryPassword(
  { db }: { db: Db },
  { playerId, password }: PasswordProof,
): Promise<{ player: PlayerCredentials; attemptId: string }> {
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
  return { player, attemptId: attempt.id };
}
