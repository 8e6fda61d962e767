import type { Db } from "@sortes/db";
import { periodStart } from "../period.core.ts";
import { protectionErrors } from "../protection.errors.ts";
import { type LimitPeriod, limitPeriods } from "../protection.schema.ts";
import { loadNow, loadProtectedPlayer } from "./protection.repo.ts";
import { loadNetPositions, type NetPosition } from "./spent.repo.ts";

export interface NetPositionView extends NetPosition {
  period: LimitPeriod | "ever";
  currency: string;
  /** Won (after tax) less staked: below zero is a loss. */
  netMinor: bigint;
}

/**
 * What the player put in, took out, staked and won: for each limit period and since the beginning.
 *
 * @throws protection.player_not_found
 */
export async function loadNetPosition(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<NetPositionView[]> {
  const player = await loadProtectedPlayer(db, playerId);
  if (!player) {
    throw protectionErrors.player_not_found();
  }
  const { now } = await loadNow(db);
  const starts = [
    ...limitPeriods.map((period) => ({ period, since: periodStart(period, now, player.timeZone) })),
    { period: "ever" as const, since: new Date(0) },
  ];
  const sums = await loadNetPositions(
    db,
    playerId,
    player.currency,
    starts.map(({ since }) => since),
  );
  return starts.flatMap(({ period }, index) => {
    const sum = sums[index];
    return sum
      ? [{ period, currency: player.currency, ...sum, netMinor: sum.wonMinor - sum.stakedMinor }]
      : [];
  });
}
