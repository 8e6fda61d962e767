import type { Db } from "@sortes/db";
import { signInSchema } from "@sortes/domain/players";
import { requireSession, signIn, signOut } from "@sortes/domain/players/server";
import type { NextAuthOptions } from "next-auth";
import { type AuthSettings, createAuthOptions } from "./auth-options.ts";
import { closeIfOpen, parseForm } from "./sign-in-form.ts";

/** A full sign-in every 30 days, as the session in the database has it. */
const MAX_AGE_S = 30 * 86_400;

/** The player site's sign-in: address, password and, where the player switched it on, a code. */
export function createPlayerAuthOptions({ db, ...settings }: { db: Db } & AuthSettings): NextAuthOptions {
  return createAuthOptions(
    {
      site: "player",
      attempt: "player-sign-in",
      maxAgeS: MAX_AGE_S,
      openSession: (form) => signIn({ db }, parseForm(signInSchema, form)),
      closeSession: (sessionId) =>
        closeIfOpen(async () => {
          const { player } = await requireSession({ db }, { sessionId });
          await signOut({ db }, { playerId: player.id, sessionId });
        }),
    },
    settings,
  );
}
