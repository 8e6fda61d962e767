import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@sortes/process";

export interface Repeating {
  /** Ends after the turn at work. */
  stop(): Promise<void>;
}

/** Does something again and again, never two turns at once. A turn that throws is logged; outages pass. */
export function repeat(options: {
  name: string;
  everyMs: number;
  log: Logger;
  run: () => Promise<void>;
}): Repeating {
  const { name, everyMs, log, run } = options;
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await run().catch((err: unknown) => log.warn({ err, loop: name }, "turn failed"));
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
