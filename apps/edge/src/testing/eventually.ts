import { vi } from "vitest";

/** For what must come, on however busy a machine: repeats until it does not throw. */
export const eventually = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, { timeout: 30_000, interval: 20 });
