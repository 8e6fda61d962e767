import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "./logger.ts";

export interface LoopOptions {
  name: string;
  log: Logger;
  /** Pause after a turn that found nothing more to do. */
  idleMs: number;
  /** One turn. `again` when more is waiting. */
  run: () => Promise<"again" | "idle">;
}

/** An outage is met with pauses that double up to this, so that its end is noticed within seconds. */
const BACKOFF_MOST_MS = 5_000;

/** Repeats a turn until it is stopped. A turn that throws is logged and tried again after a growing pause: outages pass. */
export class Loop {
  readonly #options: LoopOptions;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #lastDoneMs = performance.now();

  constructor(options: LoopOptions) {
    this.#options = options;
    this.#ended = this.#repeat();
  }

  get name(): string {
    return this.#options.name;
  }

  /** How long ago a turn last ended well. */
  silentMs(): number {
    return performance.now() - this.#lastDoneMs;
  }

  /** The longest silence that still looks healthy: a few turns and an outage's longest pause. */
  silenceLimitMs(): number {
    return this.#options.idleMs * 5 + BACKOFF_MOST_MS * 2;
  }

  /** Ends after the turn at work. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #repeat(): Promise<void> {
    const { idleMs } = this.#options;
    let failures = 0;
    while (!this.#stop.signal.aborted) {
      const outcome = await this.#turn();
      failures = outcome === "failed" ? failures + 1 : 0;
      if (outcome !== "again") {
        await this.#pause(failures === 0 ? idleMs : backoffMs(idleMs, failures));
      }
    }
  }

  async #turn(): Promise<"again" | "idle" | "failed"> {
    try {
      const outcome = await this.#options.run();
      this.#lastDoneMs = performance.now();
      return outcome;
    } catch (err) {
      this.#options.log.warn({ err, loop: this.name }, "turn failed");
      return "failed";
    }
  }

  /** Cut short by `stop`. */
  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

const backoffMs = (idleMs: number, failures: number): number =>
  Math.max(idleMs, Math.min(100 * 2 ** Math.min(failures, 10), BACKOFF_MOST_MS));
