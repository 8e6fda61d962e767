import { describe, expect, test } from "vitest";
import { backoffMs, describeEnd, type Restartable, recentCrashes, supervise } from "./supervise.ts";

describe("supervision", () => {
  test("each crash in a row waits twice as long", () => {
    expect([1, 2, 3, 4, 5].map(backoffMs)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  });

  test("a crash is forgotten after five minutes", () => {
    expect(recentCrashes([0, 60_000, 300_000], 300_001)).toEqual([60_000, 300_000]);
  });

  test("an end names its signal or its code", () => {
    expect(describeEnd({ code: null, signal: "SIGKILL" })).toBe("SIGKILL");
    expect(describeEnd({ code: 3, signal: null })).toBe("exit code 3");
  });

  test("what was asked to stop is not started again", async () => {
    let starts = 0;
    const start = async (): Promise<Restartable> => {
      starts += 1;
      const end = Promise.withResolvers<Awaited<Restartable["exited"]>>();
      return { exited: end.promise, stop: async () => end.resolve({ code: 0, signal: null }) };
    };
    const lines: string[] = [];
    const supervised = await supervise({
      name: "worker",
      start,
      onGiveUp: (name) => lines.push(name),
      report: (line) => lines.push(line),
    });
    await supervised.stop();
    expect({ starts, lines }).toEqual({ starts: 1, lines: [] });
  });

  test("a crash is told; asked to stop while it waits, it does not start again", async () => {
    let starts = 0;
    const start = async (): Promise<Restartable> => {
      starts += 1;
      return { exited: Promise.resolve({ code: 1, signal: null }), stop: async () => undefined };
    };
    const told = Promise.withResolvers<string>();
    const supervised = await supervise({
      name: "worker",
      start,
      onGiveUp: told.resolve,
      report: told.resolve,
    });
    expect(await told.promise).toBe("✗ worker ended (exit code 1), starting it again in 1 s");
    await supervised.stop();
    expect(starts).toBe(1);
  });

  test("a first start that fails is the caller's", async () => {
    const start = (): Promise<Restartable> => Promise.reject(new Error("port taken"));
    await expect(supervise({ name: "web", start, onGiveUp: () => undefined })).rejects.toThrow("port taken");
  });
});
