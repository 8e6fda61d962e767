import { setTimeout as sleep } from "node:timers/promises";

/** A process that was started and can be started again. */
export interface Restartable {
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  name: string;
  start(): Promise<Restartable>;
  /** Called once, when it has crashed too often. */
  onGiveUp(name: string): void;
  /** Where crashes are told. */
  report?(line: string): void;
}

/** More crashes than this within the window are not an accident: restarting would only hide the cause. */
const RESTARTS_MAX = 5;
const RESTART_WINDOW_MS = 5 * 60_000;

/** 1, 2, 4, 8, 16 s: quick after one accident, slow enough for a dependency to come back. */
const BACKOFF_BASE_MS = 1_000;

/** Starts it, and again whenever it ends without being asked to. The first start's failure is the caller's. */
export async function supervise(options: SuperviseOptions): Promise<{ stop(): Promise<void> }> {
  const { name, start, onGiveUp, report = console.error } = options;
  const stopping = new AbortController();
  let current = await start();
  const watch = async (): Promise<void> => {
    let crashedAtMs: number[] = [];
    while (!stopping.signal.aborted) {
      const end = await current.exited;
      if (stopping.signal.aborted) {
        return;
      }
      crashedAtMs = recentCrashes([...crashedAtMs, Date.now()], Date.now());
      if (crashedAtMs.length > RESTARTS_MAX) {
        report(
          `✗ ${name} ended again (${describeEnd(end)}): ${RESTARTS_MAX} restarts did not help, giving up`,
        );
        onGiveUp(name);
        return;
      }
      const delayMs = backoffMs(crashedAtMs.length);
      report(`✗ ${name} ended (${describeEnd(end)}), starting it again in ${delayMs / 1000} s`);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) {
        current = await start().catch((error: unknown) => failedStart(error, report));
      }
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      // A restart may have been under way: what came of it is stopped too.
      await watching;
      await current.stop();
    },
  };
}

/** The crashes that still count, oldest first. */
export function recentCrashes(crashedAtMs: readonly number[], nowMs: number): number[] {
  return crashedAtMs.filter((at) => nowMs - at <= RESTART_WINDOW_MS);
}

/** How long to wait after the `crashes`-th crash, which counts from 1. */
export function backoffMs(crashes: number): number {
  return BACKOFF_BASE_MS * 2 ** (crashes - 1);
}

export function describeEnd({ code, signal }: { code: number | null; signal: string | null }): string {
  return signal === null ? `exit code ${code}` : signal;
}

/** A restart that fails counts as one more crash. */
function failedStart(error: unknown, report: (line: string) => void): Restartable {
  report(error instanceof Error ? error.message : String(error));
  return { exited: Promise.resolve({ code: 1, signal: null }), stop: async () => undefined };
}
