import type { Tx } from "@sortes/db";
import { currentExclusion } from "../exclusion.core.ts";
import type { BetConstraints } from "../limit.core.ts";
import { loadRemaining } from "./load-remaining.ts";
import { loadConstrained } from "./protection.repo.ts";

/**
 * What stands between these players, by their ids, and a bet; most have nothing and do not appear. At most two round trips for a
 * whole batch, of which the first does not wait for the clock that was asked for before it. Called after the players' cash
 * accounts are locked: limits and exclusions take the same lock, so what is read here holds until the batch commits.
 */
export async function loadBetConstraints(
  tx: Tx,
  players: ReadonlyMap<string, { currency: string; timeZone: string }>,
  clock: Promise<Date>,
): Promise<Map<string, BetConstraints>> {
  const [rows, now] = await Promise.all([loadConstrained(tx, [...players.keys()]), clock]);
  const limited = rows.flatMap(({ playerId, limits }) => {
    const player = players.get(playerId);
    if (!player || limits.length === 0) return [];
    return [{ playerId, currency: player.currency, timeZone: player.timeZone, limits }];
  });
  const remaining = await loadRemaining(tx, limited, now);
  return new Map(
    rows.map(({ playerId, isInactive, exclusions }) => [
      playerId,
      {
        isInactive,
        exclusion: currentExclusion(exclusions, now),
        remaining: remaining.get(playerId) ?? [],
      },
    ]),
  );
}
