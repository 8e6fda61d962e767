import { describe, expect, it } from "vitest";
import {
  computeClockOffset,
  decideOffsetAlarm,
  isStampTrusted,
  OFFSET_ALARM_MS,
  STAMP_OFFSET_MAX_MS,
} from "./clock.core.ts";

describe("clock offset", () => {
  it("is taken half-way through the round trip", () => {
    expect(computeClockOffset([{ askedAtMs: 1_000, databaseAtMs: 900, answeredAtMs: 1_020 }])).toEqual({
      offsetMs: 110,
      roundTripMs: 20,
    });
  });

  it("comes from the quickest round trip, whose error is the least", () => {
    const slow = { askedAtMs: 0, databaseAtMs: 390, answeredAtMs: 400 };
    const quick = { askedAtMs: 1_000, databaseAtMs: 1_001, answeredAtMs: 1_002 };
    expect(computeClockOffset([slow, quick, slow])).toEqual({ offsetMs: 0, roundTripMs: 2 });
  });

  it("raises one alarm when it passes the bound, in either direction, and none while it stays there", () => {
    expect(decideOffsetAlarm(undefined, OFFSET_ALARM_MS)).toBe(false);
    expect(decideOffsetAlarm(undefined, OFFSET_ALARM_MS + 1)).toBe(true);
    expect(decideOffsetAlarm(0, -OFFSET_ALARM_MS - 1)).toBe(true);
    expect(decideOffsetAlarm(300, 400)).toBe(false);
  });
});

describe("a stamp", () => {
  it("counts while the clock is known to be near the database's", () => {
    expect(isStampTrusted({ offsetMs: STAMP_OFFSET_MAX_MS, roundTripMs: 0 }, 0)).toBe(true);
    expect(isStampTrusted({ offsetMs: -STAMP_OFFSET_MAX_MS - 1, roundTripMs: 0 }, 0)).toBe(false);
  });

  it("counts for nothing when the measurement is missing, old, or too coarse to tell", () => {
    expect(isStampTrusted(undefined, 0)).toBe(false);
    expect(isStampTrusted({ offsetMs: 0, roundTripMs: 1 }, 60_000)).toBe(false);
    expect(isStampTrusted({ offsetMs: 0, roundTripMs: 300 }, 0)).toBe(false);
  });
});
