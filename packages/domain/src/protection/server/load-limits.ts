import type { Db } from "@sortes/db";
import { effectiveLimitMinor } from "../limit.core.ts";
import { protectionErrors } from "../protection.errors.ts";
import { type LimitKind, type LimitPeriod, limitKinds, limitPeriods } from "../protection.schema.ts";
import { loadRemaining } from "./load-remaining.ts";
import { loadNow, loadPlayerLimits, loadProtectedPlayer } from "./protection.repo.ts";

export interface LimitView {
  kind: LimitKind;
  period: LimitPeriod;
  /** In force now; null is none. */
  limitMinor: bigint | null;
  /** What is left in the current period; null without a limit. */
  remainingMinor: bigint | null;
  /** A loosening that waits; `amountMinor` null is a removal. */
  pending: { amountMinor: bigint | null; from: Date } | null;
}

/**
 * All nine limits of a player, set or not.
 *
 * @throws protection.player_not_found
 */
export async function loadLimits(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<LimitView[]> {
  const player = await loadProtectedPlayer(db, playerId);
  if (!player) {
    throw protectionErrors.player_not_found();
  }
  const limits = await loadPlayerLimits(db, playerId);
  const { now } = await loadNow(db);
  const remaining = (await loadRemaining(db, [{ ...player, limits }], now)).get(playerId) ?? [];
  return limitKinds.flatMap((kind) =>
    limitPeriods.map((period) => {
      const isThis = (limit: { kind: LimitKind; period: LimitPeriod }) =>
        limit.kind === kind && limit.period === period;
      const limit = limits.find(isThis);
      const isPending = limit?.pendingFrom != null && now < limit.pendingFrom;
      return {
        kind,
        period,
        limitMinor: limit ? effectiveLimitMinor(limit, now) : null,
        remainingMinor: remaining.find(isThis)?.remainingMinor ?? null,
        pending:
          isPending && limit.pendingFrom
            ? { amountMinor: limit.pendingAmountMinor, from: limit.pendingFrom }
            : null,
      };
    }),
  );
}
