import { describe, expect, it, test } from "vitest";
import {
  type ClaimDecision,
  decideAdvance,
  decideApproval,
  decideRejection,
  isOverdue,
} from "./claim.core.ts";
import { type ClaimState, claimStates, isClaimEnd } from "./payout.schema.ts";

const claim = (state: ClaimState, approvalsNeeded = 2, firstApprover: string | null = null) => ({
  state,
  approvalsNeeded,
  firstApprover,
  secondApprover: null,
});
const target = (decision: ClaimDecision) => (decision.kind === "move" ? decision.toState : decision);
const wrongState = { kind: "refuse", reason: "wrong_state" };

describe("preparing a claim", () => {
  it("goes through identity and checks, in this order, to the first approval", () => {
    const advance = (fromState: "notified" | "identity" | "checks") =>
      target(decideAdvance(claim(fromState), [], { fromState, staffId: "ada" }));
    expect([advance("notified"), advance("identity"), advance("checks")]).toEqual([
      "identity",
      "checks",
      "first_approval",
    ]);
  });

  it("takes no step twice: one's own repetition is answered, somebody else's is a conflict", () => {
    const history = [{ fromState: "notified" as const, toState: "identity" as const, actorId: "ada" }];
    const again = (staffId: string) =>
      decideAdvance(claim("identity"), history, { fromState: "notified", staffId });
    expect(again("ada")).toEqual({ kind: "repeat" });
    expect(again("ben")).toEqual(wrongState);
  });

  it("cannot jump ahead", () => {
    expect(decideAdvance(claim("notified"), [], { fromState: "checks", staffId: "ada" })).toEqual(wrongState);
  });
});

describe("approving a claim", () => {
  it("once is enough where one approval is needed", () => {
    expect(decideApproval(claim("first_approval", 1), "ada", "first_approval")).toEqual({
      kind: "move",
      toState: "paid",
      firstApprover: "ada",
      secondApprover: null,
    });
  });

  it("takes a second person where two are needed", () => {
    expect(target(decideApproval(claim("first_approval"), "ada", "first_approval"))).toBe("second_approval");
    const waiting = claim("second_approval", 2, "ada");
    expect(decideApproval(waiting, "ada", "second_approval")).toEqual({
      kind: "refuse",
      reason: "same_person",
    });
    expect(decideApproval(waiting, "ben", "second_approval")).toEqual({
      kind: "move",
      toState: "paid",
      firstApprover: "ada",
      secondApprover: "ben",
    });
  });

  it("that was meant to be the first is never the second", () => {
    const waiting = claim("second_approval", 2, "ada");
    expect(decideApproval(waiting, "ben", "first_approval")).toEqual(wrongState);
    expect(decideApproval(waiting, "ada", "first_approval")).toEqual({ kind: "repeat" });
    expect(target(decideApproval(waiting, "ben", "second_approval"))).toBe("paid");
  });

  it("of a paid claim is a repetition for those who approved it, a conflict for others", () => {
    const paid = { ...claim("paid", 2, "ada"), secondApprover: "ben" };
    expect(decideApproval(paid, "ada", "first_approval")).toEqual({ kind: "repeat" });
    expect(decideApproval(paid, "ben", "second_approval")).toEqual({ kind: "repeat" });
    expect(decideApproval(paid, "cy", "second_approval")).toEqual(wrongState);
  });

  it("is refused in every other state", () => {
    for (const state of claimStates) {
      if (["first_approval", "second_approval", "paid"].includes(state)) continue;
      expect(decideApproval(claim(state), "ada", "first_approval"), state).toEqual(wrongState);
    }
  });
});

describe("rejecting a claim", () => {
  it("is possible until it has ended", () => {
    for (const state of claimStates) {
      const decision = decideRejection(claim(state, 1));
      expect(target(decision), state).toEqual(isClaimEnd(state) ? wrongState : "rejected");
    }
  });
});

test("only a claim that nobody has taken up is overdue, from the instant of its expiry on", () => {
  const expiresAt = new Date("2026-06-01T12:00:00Z");
  const justBefore = new Date(expiresAt.getTime() - 1);
  const overdue = claimStates.filter((state) => isOverdue({ state, expiresAt }, expiresAt));
  expect(overdue).toEqual(["notified"]);
  expect(isOverdue({ state: "notified", expiresAt }, justBefore)).toBe(false);
});
