import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { totpCodeSchema } from "../../credentials/index.ts";
import { consumeTotpCode, createTotpSecret } from "../../credentials/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import { loadCredentials, lockCredentials, saveTotpSecret } from "./player.repo.ts";
import { requirePassword } from "./require-password.ts";

/**
 * A secret to put into an authenticator app. Nothing is stored until a code proves that it arrived there.
 *
 * @throws player.not_found, player.totp_already_on
 */
export async function startTotp(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<{ secret: string; uri: string }> {
  const player = await loadCredentials(db, playerId);
  if (!player) {
    throw playerErrors.not_found();
  }
  if (player.totpSecret !== null) {
    throw playerErrors.totp_already_on();
  }
  return createTotpSecret(player.email);
}

/**
 * Switches two-step sign-in on with the secret of `startTotp` and a code made from it, under a lock on the player's row.
 *
 * @throws player.password_wrong, player.sign_in_locked, player.totp_already_on, player.totp_wrong
 */
export async function enableTotp(
  { db }: { db: Db },
  input: { playerId: string; password: string; secret: string; code: string },
): Promise<void> {
  const { playerId, secret } = input;
  const code = totpCodeSchema.parse(input.code);
  await requirePassword({ db }, input);
  await db.tx(async (tx) => {
    const player = await lockCredentials(tx, playerId);
    if (player?.totpSecret !== null) {
      throw playerErrors.totp_already_on();
    }
    if (!(await consumeTotpCode(tx, { realm: "player", subjectId: playerId, secret, code }))) {
      throw playerErrors.totp_wrong();
    }
    await saveTotpSecret(tx, playerId, secret);
    await appendAudit(tx, {
      actor: { kind: "player", id: playerId },
      action: "player.enable_totp",
      subject: { kind: "player", id: playerId },
    });
  });
}
