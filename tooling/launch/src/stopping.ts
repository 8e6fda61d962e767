import { stopRunning } from "./run.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What shells report for a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * What must be undone before this process may end. Ctrl-C reaches the launcher twice (from the terminal and from
 * `bootstrap.mjs`), so only the first request counts.
 */
export class Stopping {
  readonly #undo: (() => Promise<void>)[] = [];
  readonly requested: Promise<number>;
  #isServing = false;
  #request: (exitCode: number) => void = () => undefined;

  constructor() {
    this.requested = new Promise((resolve) => {
      this.#request = resolve;
    });
    for (const signal of SIGNALS) {
      process.on(signal, () => this.request(this.#isServing ? 0 : INTERRUPTED));
    }
    // The parent died without a word (see bootstrap.mjs). The channel alone must not keep this process alive.
    process.once("disconnect", () => this.request(1));
    process.channel?.unref();
  }

  /** Waits until somebody asks to stop; from now on, that is a good end and not an interruption. */
  serve(): Promise<number> {
    this.#isServing = true;
    return this.requested;
  }

  request(exitCode: number): void {
    this.#request(exitCode);
  }

  /** Registers what `undoAll` calls, last registered first. */
  defer(undo: () => Promise<void>): void {
    this.#undo.push(undo);
  }

  async undoAll(): Promise<void> {
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) {
      await undo();
    }
  }

  /** Runs `work` to its exit code, or until somebody asks to stop; either way everything deferred is undone. */
  async run(work: () => Promise<number>): Promise<number> {
    try {
      return await Promise.race([work(), this.requested]);
    } finally {
      await stopRunning();
      await this.undoAll();
    }
  }
}
