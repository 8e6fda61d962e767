import { describe, expect, test } from "vitest";
import {
  decideSignInLock,
  emailSchema,
  findPasswordWeakness,
  isSessionLive,
  isSessionTouchDue,
  totpCodeSchema,
} from "./index.ts";

const at = (time: string) => new Date(`2026-11-21T${time}Z`);

describe("the sign-in lock", () => {
  test("two failures do not lock", () => {
    expect(decideSignInLock([at("10:05:00"), at("10:00:00")], at("10:06:00"))).toBeUndefined();
  });

  test("three failures within 30 minutes lock for 30 minutes after the last", () => {
    const failedAts = [at("10:30:00"), at("10:10:00"), at("10:00:00")];
    expect(decideSignInLock(failedAts, at("10:30:01"))).toEqual(at("11:00:00"));
    expect(decideSignInLock(failedAts, at("10:59:59"))).toEqual(at("11:00:00"));
    expect(decideSignInLock(failedAts, at("11:00:00"))).toBeUndefined();
  });

  test("three failures over more than 30 minutes do not lock", () => {
    expect(
      decideSignInLock([at("10:30:01"), at("10:10:00"), at("10:00:00")], at("10:30:02")),
    ).toBeUndefined();
  });

  test("one more failure after a lock has passed does not lock again", () => {
    const failedAts = [at("11:00:30"), at("10:30:00"), at("10:10:00")];
    expect(decideSignInLock(failedAts, at("11:00:31"))).toBeUndefined();
  });
});

describe("passwords", () => {
  test.each([
    ["short one", "too_short"],
    ["x".repeat(129), "too_long"],
    ["my name is Alice 7", "contains_email"],
    ["Password1234", "too_common"],
    ["aaaaaaaaaaaa", "too_common"],
    ["1212121212", "too_common"],
  ])("%s is refused as %s", (password, weakness) => {
    expect(findPasswordWeakness(password, "alice@example.com")).toBe(weakness);
  });

  test("length is enough: a sentence without digits or symbols passes", () => {
    expect(findPasswordWeakness("correct horse battery staple", "alice@example.com")).toBeUndefined();
  });

  test("a two-letter address does not forbid its letters", () => {
    expect(findPasswordWeakness("correct horse battery", "or@example.com")).toBeUndefined();
  });
});

describe("sessions", () => {
  const session = { lastSeenAt: at("10:00:00"), expiresAt: at("22:00:00"), revokedAt: null };

  test("end after 30 idle minutes, at their end, and when revoked", () => {
    expect(isSessionLive(session, at("10:29:59"))).toBe(true);
    expect(isSessionLive(session, at("10:30:00"))).toBe(false);
    expect(isSessionLive({ ...session, lastSeenAt: at("21:59:00") }, at("22:00:00"))).toBe(false);
    expect(isSessionLive({ ...session, revokedAt: at("10:00:01") }, at("10:00:02"))).toBe(false);
  });

  test("are touched at most once a minute", () => {
    expect(isSessionTouchDue(session, at("10:00:59"))).toBe(false);
    expect(isSessionTouchDue(session, at("10:01:00"))).toBe(true);
  });
});

describe("what people type", () => {
  test("an address has one form", () => {
    expect(emailSchema.parse("  Alice@Example.COM ")).toBe("alice@example.com");
    expect(emailSchema.safeParse("alice").success).toBe(false);
  });

  test("a code may be typed with the gap the app shows", () => {
    expect(totpCodeSchema.parse("123 456")).toBe("123456");
    expect(totpCodeSchema.safeParse("12345").success).toBe(false);
  });
});
