import { describe, expect, it } from "vitest";
import { decideRefusal, LOAD_LIMITS, type Work } from "./load-guard.ts";

const codes = (delayMs: number, queueDepth: number) =>
  (["read", "bet"] satisfies Work[]).map(
    (work) => decideRefusal(work, { delayMs, queueDepth }, LOAD_LIMITS)?.code,
  );

describe("under load", () => {
  it("everything is served while there is room", () => {
    expect(codes(0, 0)).toEqual([undefined, undefined]);
  });

  it("reads make room before a bet is refused, whether the loop is late or bets wait", () => {
    expect(codes(500, 0)).toEqual(["system.unavailable", undefined]);
    expect(codes(0, 4_000)).toEqual(["system.unavailable", undefined]);
  });

  it("a bet is refused when its answer would come too late", () => {
    expect(codes(2_000, 0)).toEqual(["system.unavailable", "bet.busy"]);
  });
});
