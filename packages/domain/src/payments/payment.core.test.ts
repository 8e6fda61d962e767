import { describe, expect, it } from "vitest";
import { computeAskAgainMs, computeInputHash, decideStanding, requireAmountInRange } from "./payment.core.ts";
import type { ProcessorStanding } from "./payment.types.ts";

const pending = { state: "pending", ageMs: 1_000 } as const;
const old = { state: "pending", ageMs: 60_000 } as const;
const succeeded: ProcessorStanding = { outcome: "succeeded", processorRef: "r1" };
const declined: ProcessorStanding = { outcome: "declined", failureCode: "declined" };
const neverSeen: ProcessorStanding = { outcome: "never_seen" };
const silence: ProcessorStanding = { outcome: "unknown", reason: "timeout" };

describe("what follows from the processor's word", () => {
  it("its yes and its no are final at any age", () => {
    expect(decideStanding(pending, succeeded)).toEqual({ kind: "succeed", processorRef: "r1" });
    expect(decideStanding(old, declined)).toEqual({
      kind: "fail",
      failureCode: "declined",
      processorRef: null,
    });
  });

  it("silence decides nothing, however long it lasts", () => {
    expect(decideStanding(pending, silence)).toEqual({ kind: "wait" });
    expect(decideStanding({ ...old, ageMs: 1e12 }, silence)).toEqual({ kind: "wait" });
  });

  it("never seen is final only when the request cannot still be on its way", () => {
    expect(decideStanding(pending, neverSeen)).toEqual({ kind: "wait" });
    expect(decideStanding(old, neverSeen)).toMatchObject({ kind: "fail", failureCode: "never_received" });
  });

  it("the same word again changes nothing, the opposite one is a contradiction", () => {
    const paid = { state: "succeeded", ageMs: 1 } as const;
    const failed = { state: "failed", ageMs: 1 } as const;
    expect(decideStanding(paid, succeeded)).toEqual({ kind: "nothing" });
    expect(decideStanding(failed, declined)).toEqual({ kind: "nothing" });
    expect(decideStanding(paid, silence)).toEqual({ kind: "nothing" });
    expect(decideStanding(paid, declined)).toEqual({ kind: "contradiction" });
    expect(decideStanding(failed, succeeded)).toEqual({ kind: "contradiction" });
  });
});

describe("a payment's content", () => {
  const input = { amountMinor: 1_000n, instrument: "tok_visa_ok", idempotencyKey: "key-00001" };

  it("is told apart by direction, amount and instrument, not by its key", () => {
    const hash = computeInputHash("deposit", input);
    expect(computeInputHash("deposit", { ...input, idempotencyKey: "key-00002" })).toBe(hash);
    expect(computeInputHash("withdrawal", input)).not.toBe(hash);
    expect(computeInputHash("deposit", { ...input, amountMinor: 1_001n })).not.toBe(hash);
    expect(computeInputHash("deposit", { ...input, instrument: "tok_twice" })).not.toBe(hash);
  });

  it("is refused outside the bounds of its direction", () => {
    expect(() => requireAmountInRange("deposit", 500n)).not.toThrow();
    expect(() => requireAmountInRange("deposit", 499n)).toThrow("payment.amount_out_of_range");
    expect(() => requireAmountInRange("deposit", 1_000_001n)).toThrow("payment.amount_out_of_range");
  });
});

it("questions become rarer, and never rarer than every ten minutes", () => {
  expect([0, 1, 2, 3].map(computeAskAgainMs)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(computeAskAgainMs(1_000)).toBe(600_000);
});
