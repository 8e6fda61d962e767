import { monitorEventLoopDelay } from "node:perf_hooks";
import { systemErrors } from "@sortes/api/errors";
import { bettingErrors } from "@sortes/domain/betting";

/** What is refused first is what can best be had later. */
export type Work = "read" | "bet";

export interface LoadGuard {
  /** @throws system.unavailable for a read, bet.busy for a bet, when there is no room for it. */
  admit(work: Work): void;
  delayMs(): number;
  stop(): void;
}

/** A player notices a page that hesitates this long; reads then make room for bets. */
const READ_DELAY_MAX_MS = 150;
/** Past this an answer would come after the player has given up. */
const BET_DELAY_MAX_MS = 1_000;
/** Bets that wait for about a quarter of a second of work. */
const READ_DEPTH_MAX = 2_048;
const LOOKED_AT_EVERY_MS = 250;
const RETRY_AFTER_S = 1;

/** Looks at how late the event loop runs and how many bets wait, four times a second; admitting costs two comparisons. */
export function startLoadGuard({ depth }: { depth: () => number }): LoadGuard {
  const histogram = monitorEventLoopDelay({ resolution: 20 });
  histogram.enable();
  let delayMs = 0;
  const timer = setInterval(() => {
    delayMs = histogram.count === 0 ? 0 : histogram.percentile(90) / 1e6;
    histogram.reset();
  }, LOOKED_AT_EVERY_MS).unref();
  return {
    admit: (work) => {
      const details = { retryAfterS: RETRY_AFTER_S };
      if (work === "bet") {
        if (delayMs > BET_DELAY_MAX_MS) throw bettingErrors.busy({ details });
      } else if (delayMs > READ_DELAY_MAX_MS || depth() > READ_DEPTH_MAX) {
        throw systemErrors.unavailable({ details });
      }
    },
    delayMs: () => delayMs,
    stop: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
