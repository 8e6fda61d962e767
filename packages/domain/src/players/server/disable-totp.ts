import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { totpCodeSchema } from "../../credentials/index.ts";
import { consumeTotpCode, withdrawSignInAttempt } from "../../credentials/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import { lockCredentials, saveTotpSecret } from "./player.repo.ts";
import { tryPassword } from "./require-password.ts";

/**
 * Switches two-step sign-in off, for who has both the password and the app. The code is used up; a wrong one counts like a failed
 * sign-in.
 *
 * @throws player.password_wrong, player.sign_in_locked, player.totp_off, player.totp_wrong
 */
export async function disableTotp(
  { db }: { db: Db },
  input: { playerId: string; password: string; code: string },
): Promise<void> {
  const { playerId } = input;
  const code = totpCodeSchema.parse(input.code);
  const { player, attemptId } = await tryPassword({ db }, input);
  if (player.totpSecret === null) {
    await withdrawSignInAttempt({ db }, attemptId);
    throw playerErrors.totp_off();
  }
  await db.tx(async (tx) => {
    const secret = (await lockCredentials(tx, playerId))?.totpSecret;
    if (!secret) {
      throw playerErrors.totp_off();
    }
    if (!(await consumeTotpCode(tx, { realm: "player", subjectId: playerId, secret, code }))) {
      throw playerErrors.totp_wrong();
    }
    await saveTotpSecret(tx, playerId, null);
    await appendAudit(tx, {
      actor: { kind: "player", id: playerId },
      action: "player.disable_totp",
      subject: { kind: "player", id: playerId },
    });
  });
  await withdrawSignInAttempt({ db }, attemptId);
}
