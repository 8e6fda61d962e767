import { readSessionId } from "@sortes/api/auth";
import { DomainError } from "@sortes/domain/errors";
import type { PlayerProfile } from "@sortes/domain/players";
import { requireSession } from "@sortes/domain/players/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { env } from "../env.ts";
import { services } from "./services.ts";

export function sessionIdOf(requestHeaders: Headers): Promise<string | null> {
  return readSessionId({ headers: requestHeaders, site: "player", secret: env.NEXTAUTH_SECRET });
}

/** Who looks at this page, asked of the database once per request; null for a visitor or an ended session. */
export const currentPlayer = cache(async (): Promise<PlayerProfile | null> => {
  const sessionId = await sessionIdOf(await headers());
  if (!sessionId) return null;
  try {
    const { player } = await requireSession({ db: services().db }, { sessionId });
    return player;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
});

/** For pages of players only: a visitor signs in first and comes back to `path`. */
export async function requirePlayer(path: string): Promise<PlayerProfile> {
  const player = await currentPlayer();
  if (!player) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return player;
}
