import type { Tx } from "@sortes/db";
import { currentExclusion } from "../exclusion.core.ts";
import { excluded } from "../limit.core.ts";
import { protectionErrors } from "../protection.errors.ts";
import {
  loadExclusionsNotEnded,
  loadNow,
  lockProtectedPlayer,
  type ProtectedPlayer,
} from "./protection.repo.ts";

/** Locks the player and refuses him while he is inactive or excluded. */
export async function requirePlayable(tx: Tx, playerId: string): Promise<ProtectedPlayer> {
  const player = await lockProtectedPlayer(tx, playerId);
  if (!player) {
    throw protectionErrors.player_not_found();
  }
  if (player.isInactive) {
    throw protectionErrors.player_inactive();
  }
  const { now } = await loadNow(tx);
  const exclusion = currentExclusion(await loadExclusionsNotEnded(tx, playerId), now);
  if (exclusion) throw excluded(exclusion);
  return player;
}

/**
 * Refuses an excluded player, as part of the caller's transaction, and keeps an exclusion from beginning until it ends.
 *
 * @throws protection.excluded, protection.player_inactive, protection.player_not_found
 */
export async function requireNotExcluded(tx: Tx, { playerId }: { playerId: string }): Promise<void> {
  await requirePlayable(tx, playerId);
}
