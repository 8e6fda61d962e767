import type { Db } from "@sortes/db";
import { playerErrors } from "../player.errors.ts";
import { hashEmailToken } from "./email-token.ts";
import { consumeEmailToken, saveEmailVerified } from "./player.repo.ts";

/**
 * Marks the address of the token's owner as verified. A token works once, held by the guarded update of its row.
 *
 * @throws player.token_invalid
 */
export function verifyEmail({ db }: { db: Db }, { token }: { token: string }): Promise<{ playerId: string }> {
  return db.tx(async (tx) => {
    const owner = await consumeEmailToken(tx, hashEmailToken(token));
    if (!owner) {
      throw playerErrors.token_invalid();
    }
    await saveEmailVerified(tx, owner.playerId);
    return owner;
  });
}
