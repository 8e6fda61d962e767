import { describe, expect, test } from "vitest";
import {
  type BetConstraints,
  currentExclusion,
  decideExclusionEnd,
  decideLimitChange,
  decideWithinLimits,
  effectiveLimitMinor,
  exclusionRequestSchema,
  periodStart,
} from "./index.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const TOMORROW = new Date("2026-11-22T12:00:00Z");
const settled = (amountMinor: bigint | null) => ({
  amountMinor,
  pendingAmountMinor: null,
  pendingFrom: null,
});

describe("changing a limit", () => {
  test("a first limit and a lower one act at once", () => {
    expect(decideLimitChange(undefined, 100n, NOW)).toEqual({ effect: "now", limit: settled(100n) });
    expect(decideLimitChange(settled(100n), 99n, NOW)).toEqual({ effect: "now", limit: settled(99n) });
    expect(decideLimitChange(settled(100n), 0n, NOW)).toEqual({ effect: "now", limit: settled(0n) });
  });

  test.each([101n, null])("a looser one (%s) waits for 24 hours", (requested) => {
    const { effect, limit } = decideLimitChange(settled(100n), requested, NOW);
    expect(effect).toBe("later");
    expect(effectiveLimitMinor(limit, new Date(TOMORROW.getTime() - 1))).toBe(100n);
    expect(effectiveLimitMinor(limit, TOMORROW)).toBe(requested);
  });

  test("tightening cancels a loosening that waits", () => {
    const waiting = { amountMinor: 100n, pendingAmountMinor: 500n, pendingFrom: TOMORROW };
    expect(decideLimitChange(waiting, 50n, NOW).limit).toEqual(settled(50n));
    expect(decideLimitChange(waiting, 100n, NOW)).toEqual({ effect: "now", limit: settled(100n) });
  });

  test("another loosening starts the wait anew", () => {
    const waiting = {
      amountMinor: 100n,
      pendingAmountMinor: 500n,
      pendingFrom: new Date("2026-11-21T12:00:01Z"),
    };
    expect(decideLimitChange(waiting, 400n, NOW).limit).toEqual({
      amountMinor: 100n,
      pendingAmountMinor: 400n,
      pendingFrom: TOMORROW,
    });
  });

  test("what waited long enough is the present limit, from which tighter and looser are told", () => {
    const passed = { amountMinor: 100n, pendingAmountMinor: 500n, pendingFrom: NOW };
    expect(decideLimitChange(passed, 400n, NOW)).toEqual({ effect: "now", limit: settled(400n) });
    expect(decideLimitChange(passed, 600n, NOW).limit.amountMinor).toBe(500n);
  });

  test("asking for what is, changes nothing", () => {
    expect(decideLimitChange(settled(100n), 100n, NOW).effect).toBe("none");
    expect(decideLimitChange(undefined, null, NOW).effect).toBe("none");
  });
});

describe("periods", () => {
  test("day and week roll", () => {
    expect(periodStart("day", NOW, "America/New_York")).toEqual(new Date("2026-11-20T12:00:00Z"));
    expect(periodStart("week", NOW, "America/New_York")).toEqual(new Date("2026-11-14T12:00:00Z"));
  });

  test("the month begins at midnight of the jurisdiction, daylight saving included", () => {
    // New York left daylight saving time on 1 November 2026 at 02:00: its month began at UTC−4.
    expect(periodStart("month", NOW, "America/New_York")).toEqual(new Date("2026-11-01T04:00:00Z"));
    expect(periodStart("month", new Date("2026-11-30T17:00:00Z"), "Asia/Bangkok")).toEqual(
      new Date("2026-11-30T17:00:00Z"),
    );
    expect(periodStart("month", new Date("2026-11-30T16:59:59Z"), "Asia/Bangkok")).toEqual(
      new Date("2026-10-31T17:00:00Z"),
    );
  });
});

describe("judging a stake", () => {
  const free: BetConstraints = { isInactive: false, exclusion: undefined, remaining: [] };
  const limited = (remainingMinor: bigint): BetConstraints => ({
    ...free,
    remaining: [
      { kind: "stake", period: "week", limitMinor: 900n, remainingMinor: 500n },
      { kind: "loss", period: "day", limitMinor: 300n, remainingMinor },
    ],
  });

  test("a limit lets exactly what is left of it pass", () => {
    expect(decideWithinLimits(limited(200n), 200n)).toBeUndefined();
    expect(decideWithinLimits(limited(200n), 201n)).toMatchObject({
      code: "protection.loss_limit",
      details: { period: "day", limitMinor: 300n, remainingMinor: 200n },
    });
  });

  test("the lowest of several limits is the one named", () => {
    expect(decideWithinLimits(limited(200n), 600n)?.code).toBe("protection.loss_limit");
    expect(decideWithinLimits(limited(501n), 600n)?.code).toBe("protection.stake_limit");
  });

  test("an excluded or inactive player stakes nothing", () => {
    const exclusion = { kind: "cool_off", startsAt: NOW, endsAt: TOMORROW } as const;
    expect(decideWithinLimits({ ...free, exclusion }, 1n)).toMatchObject({
      code: "protection.excluded",
      details: { kind: "cool_off", until: TOMORROW },
    });
    expect(decideWithinLimits({ ...free, isInactive: true }, 1n)?.code).toBe("protection.player_inactive");
    expect(decideWithinLimits(free, 1n)).toBeUndefined();
  });
});

describe("exclusions", () => {
  test("a cool-off is of whole 24 hours, a self-exclusion of calendar months", () => {
    expect(decideExclusionEnd({ kind: "cool_off", days: 1 }, NOW, "UTC")).toEqual(TOMORROW);
    expect(decideExclusionEnd({ kind: "self_exclusion", months: 6 }, NOW, "America/New_York")).toEqual(
      new Date("2027-05-21T11:00:00Z"),
    );
    expect(decideExclusionEnd({ kind: "self_exclusion", months: null }, NOW, "UTC")).toBeNull();
  });

  test("a shorter one added later shortens nothing", () => {
    const long = { kind: "self_exclusion", startsAt: NOW, endsAt: null } as const;
    const short = { kind: "cool_off", startsAt: NOW, endsAt: TOMORROW } as const;
    expect(currentExclusion([short, long], NOW)).toBe(long);
    expect(currentExclusion([short], TOMORROW)).toBeUndefined();
  });

  test.each([
    { kind: "cool_off", days: 0 },
    { kind: "cool_off", days: 43 },
    { kind: "self_exclusion", months: 5 },
    { kind: "self_exclusion", months: 61 },
  ])("%o is outside what can be chosen", (request) => {
    expect(exclusionRequestSchema.safeParse(request).success).toBe(false);
  });
});
