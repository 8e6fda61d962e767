import type { Logger } from "./logger.ts";

export type RunOptions = {
  log: Logger;
  /** About as long as whoever stops us waits before killing: what is in hand after it is left to a retry. */
  stopWithinMs: number;
  start: () => Promise<{ stop: () => Promise<void> }>;
};

/**
 * The life of a process: starts its work, and on SIGTERM or SIGINT lets it finish what it has in hand. Exits 0 when it has,
 * 1 when it took too long or something went wrong that nobody caught.
 */
export async function runUntilStopped({ log, stopWithinMs, start }: RunOptions): Promise<void> {
  process.on("uncaughtException", (err) => {
    log.fatal({ err }, "uncaught");
    process.exit(1);
  });

  const running = await start();

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, "stopping");
    const overdue = setTimeout(() => {
      log.warn("stopped with work in hand");
      process.exit(1);
    }, stopWithinMs);
    await running.stop();
    clearTimeout(overdue);
    log.info("stopped");
    process.exit(0);
  }

  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop(signal);
    });
  }
}
