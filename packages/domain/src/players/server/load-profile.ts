import type { Db } from "@sortes/db";
import { playerErrors } from "../player.errors.ts";
import type { PlayerProfile } from "../player.schema.ts";
import { loadPlayerProfile } from "./player.repo.ts";

/** @throws player.not_found */
export async function loadProfile(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<PlayerProfile> {
  const profile = await loadPlayerProfile(db, playerId);
  if (!profile) {
    throw playerErrors.not_found();
  }
  return profile;
}
