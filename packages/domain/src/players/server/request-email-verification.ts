import { randomBytes } from "node:crypto";
import type { Db } from "@sortes/db";
import { playerErrors } from "../player.errors.ts";
import { hashEmailToken } from "./email-token.ts";
import type { MailPort } from "./mail-port.types.ts";
import { lockVerification, saveEmailToken } from "./player.repo.ts";

/** A person who does not find the first mail tries again a few times; more is a way to annoy somebody. */
const MAILS_PER_HOUR_MAX = 5n;

/**
 * Sends a link that proves the address. Only the token's SHA-256 is stored, so reading the database verifies nothing. The
 * mail goes out after the commit: one that got lost is asked for again. The lock on the player's row keeps the limit.
 *
 * @throws player.not_found, player.email_already_verified, player.mail_limit
 */
export async function requestEmailVerification(
  { db, mail }: { db: Db; mail: MailPort },
  { playerId }: { playerId: string },
): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const player = await db.tx(async (tx) => {
    const state = await lockVerification(tx, playerId);
    if (!state) {
      throw playerErrors.not_found();
    }
    if (state.emailVerifiedAt) {
      throw playerErrors.email_already_verified();
    }
    if (state.sentLastHour >= MAILS_PER_HOUR_MAX) {
      throw playerErrors.mail_limit();
    }
    await saveEmailToken(tx, playerId, hashEmailToken(token));
    return state;
  });
  await mail.send({ kind: "verify_email", to: player.email, locale: player.locale, token, at: player.now });
}
