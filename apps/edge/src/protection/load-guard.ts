import { monitorEventLoopDelay } from "node:perf_hooks";
import { systemErrors } from "@sortes/api/errors";
import { bettingErrors } from "@sortes/domain/betting";

/** What is refused first is what can best be had later. */
export type Work = "read" | "bet";

export interface LoadLimits {
  /** A player notices a page that hesitates this long; reads then make room for bets. */
  readDelayMs: number;
  /** Past this an answer would come after the player has given up. */
  betDelayMs: number;
  /** Bets that wait for about a quarter of a second of work. */
  readQueueDepth: number;
}

export const LOAD_LIMITS: LoadLimits = { readDelayMs: 150, betDelayMs: 1_000, readQueueDepth: 2_048 };

export interface LoadGuard {
  /** @throws system.unavailable for a read, bet.busy for a bet, when there is no room for it. */
  admit(work: Work): void;
  hasRoom(work: Work): boolean;
  /** How late the event loop runs: the mean of the last second. */
  delayMs(): number;
  stop(): void;
}

/** The histogram measures turns of its own timer, so a loop that is never late shows this much. */
const RESOLUTION_MS = 20;
/** One long turn, such as a collection of garbage, is no overload; a second of them is. */
const LOOKED_AT_EVERY_MS = 1_000;
const RETRY_AFTER_S = 1;

export function startLoadGuard({
  queueDepth,
  limits,
}: {
  queueDepth: () => number;
  limits: LoadLimits;
}): LoadGuard {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let delayMs = 0;
  const timer = setInterval(() => {
    delayMs = histogram.count === 0 ? 0 : Math.max(0, histogram.mean / 1e6 - RESOLUTION_MS);
    histogram.reset();
  }, LOOKED_AT_EVERY_MS).unref();
  const refusalOf = (work: Work) => decideRefusal(work, { delayMs, queueDepth: queueDepth() }, limits);
  return {
    admit: (work) => {
      const refusal = refusalOf(work);
      if (refusal) throw refusal;
    },
    hasRoom: (work) => refusalOf(work) === undefined,
    delayMs: () => delayMs,
    stop: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

/** Reads go first, and bets only when an answer would come too late to be of use. */
export function decideRefusal(
  work: Work,
  { delayMs, queueDepth }: { delayMs: number; queueDepth: number },
  limits: LoadLimits,
) {
  const details = { retryAfterS: RETRY_AFTER_S };
  if (work === "bet") return delayMs > limits.betDelayMs ? bettingErrors.busy({ details }) : undefined;
  const isCrowded = delayMs > limits.readDelayMs || queueDepth > limits.readQueueDepth;
  return isCrowded ? systemErrors.unavailable({ details }) : undefined;
}
