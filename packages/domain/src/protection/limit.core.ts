import type { DomainError } from "../errors/index.ts";
import { protectionErrors } from "./protection.errors.ts";
import type { ExclusionSpan, LimitRemaining, LimitValue } from "./protection.schema.ts";

/** A loosening waits this long, so that it is not decided in the heat of a losing streak. */
export const LOOSENING_DELAY_MS = 24 * 60 * 60_000;

/** What a limit is worth now; null is none. A pending value counts from its instant on, whether or not anybody wrote it down. */
export function effectiveLimitMinor(limit: LimitValue, now: Date): bigint | null {
  return limit.pendingFrom !== null && now >= limit.pendingFrom
    ? limit.pendingAmountMinor
    : limit.amountMinor;
}

export type LimitChange = { effect: "now" | "later" | "none"; limit: LimitValue };

/**
 * What becomes of a limit when the player asks for another amount (null: none). Tightening acts at once and cancels a
 * pending loosening, as does asking for the present amount. Loosening and removal wait for 24 hours; another
 * loosening meanwhile starts the wait anew.
 */
export function decideLimitChange(
  current: LimitValue | undefined,
  requestedMinor: bigint | null,
  now: Date,
): LimitChange {
  const presentMinor = current ? effectiveLimitMinor(current, now) : null;
  const isPending = current?.pendingFrom != null && now < current.pendingFrom;
  if (requestedMinor === presentMinor) {
    return { effect: isPending ? "now" : "none", limit: settled(presentMinor) };
  }
  if (requestedMinor !== null && (presentMinor === null || requestedMinor < presentMinor)) {
    return { effect: "now", limit: settled(requestedMinor) };
  }
  return {
    effect: "later",
    limit: {
      amountMinor: presentMinor,
      pendingAmountMinor: requestedMinor,
      pendingFrom: new Date(now.getTime() + LOOSENING_DELAY_MS),
    },
  };
}

const settled = (amountMinor: bigint | null): LimitValue => ({
  amountMinor,
  pendingAmountMinor: null,
  pendingFrom: null,
});

/** What stands between one player and a bet, as read from the database after the locks. */
export interface BetConstraints {
  /** The account is suspended or closed. */
  isInactive: boolean;
  exclusion: ExclusionSpan | undefined;
  /** Every stake and loss limit that is set. */
  remaining: readonly LimitRemaining[];
}

/**
 * Why a player may not stake this much more, or undefined when he may. A stake is judged as if it were lost, so no bet
 * can carry a player over a loss limit. Where several limits refuse, the lowest is named.
 */
export function decideWithinLimits(constraints: BetConstraints, stakeMinor: bigint): DomainError | undefined {
  if (constraints.isInactive) {
    return protectionErrors.player_inactive();
  }
  if (constraints.exclusion) {
    return excluded(constraints.exclusion);
  }
  return limitRefusal(constraints.remaining, stakeMinor);
}

export function excluded({ kind, endsAt }: ExclusionSpan): DomainError {
  return protectionErrors.excluded({ details: { kind, until: endsAt } });
}

/** The refusal by the limit with the least left, or undefined when all of them leave room. */
export function limitRefusal(
  remaining: readonly LimitRemaining[],
  amountMinor: bigint,
): DomainError | undefined {
  const lowest = remaining
    .filter((limit) => limit.remainingMinor < amountMinor)
    .toSorted((one, other) => compareMinor(one.remainingMinor, other.remainingMinor))[0];
  if (!lowest) {
    return undefined;
  }
  const { kind, ...details } = lowest;
  return protectionErrors[`${kind}_limit`]({ details });
}

const compareMinor = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0);
