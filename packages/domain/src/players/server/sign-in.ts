import type { Db, Tx } from "@sortes/db";
import type { z } from "zod";
import {
  clearSignInFailures,
  consumeTotpCode,
  openSignInAttempt,
  verifyPassword,
  withdrawSignInAttempt,
} from "../../credentials/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import { type PlayerSession, signInSchema } from "../player.schema.ts";
import { loadCredentialsByEmail, lockCredentials, type PlayerCredentials } from "./player.repo.ts";
import { saveSession } from "./session.repo.ts";

/** Full sign-in every 30 days, however busy the session was. */
const SESSION_DAYS_MAX = 30;

/**
 * Opens a session. Three failures within 30 minutes lock the address, known or not, held by `openSignInAttempt`; a code works
 * once. The session is written under a lock on the player's row, so a suspension or a new password meanwhile wins.
 *
 * @throws player.sign_in_failed, player.sign_in_locked, player.totp_required, player.totp_wrong, player.suspended, player.closed
 */
export async function signIn(
  { db }: { db: Db },
  input: z.input<typeof signInSchema>,
): Promise<PlayerSession> {
  const { email, password, code, userAgent, address } = signInSchema.parse(input);
  const name = { realm: "player", subject: email } as const;
  const attempt = await openSignInAttempt({ db }, { ...name, address });
  if ("lockedUntil" in attempt) {
    throw playerErrors.sign_in_locked({ details: { until: attempt.lockedUntil } });
  }
  const known = await loadCredentialsByEmail(db, email);
  if (!(await verifyPassword(known?.passwordHash, password)) || !known) {
    throw playerErrors.sign_in_failed();
  }
  if (known.totpSecret !== null && code === undefined) {
    await withdrawSignInAttempt({ db }, attempt.id);
    throw playerErrors.totp_required();
  }
  return db.tx(async (tx) => {
    await requireUnchanged(tx, known, code);
    await clearSignInFailures(tx, name);
    return saveSession(tx, { playerId: known.id, userAgent, address, daysMax: SESSION_DAYS_MAX });
  });
}

/** The password was checked before the lock: what it was checked against must still hold. */
async function requireUnchanged(tx: Tx, known: PlayerCredentials, code: string | undefined): Promise<void> {
  const player = await lockCredentials(tx, known.id);
  if (player?.passwordHash !== known.passwordHash || player.totpSecret !== known.totpSecret) {
    throw playerErrors.sign_in_failed();
  }
  if (player.status !== "active") {
    throw playerErrors[player.status]();
  }
  if (player.totpSecret === null) {
    return;
  }
  const secret = player.totpSecret;
  if (!code || !(await consumeTotpCode(tx, { realm: "player", subjectId: player.id, secret, code }))) {
    throw playerErrors.totp_wrong();
  }
}
