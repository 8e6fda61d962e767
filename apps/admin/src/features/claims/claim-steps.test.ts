import { expect, it } from "vitest";
import { claimSteps } from "./claim-steps.ts";

const at = new Date("2026-03-01T12:00:00Z");
const event = (fromState: "notified" | "identity" | "checks" | "first_approval", toState: string) =>
  ({ fromState, toState, actorId: `after-${fromState}`, at }) as never;

const standings = (steps: ReturnType<typeof claimSteps>) =>
  steps.map(({ key, standing }) => `${key} ${standing}`);

it("a claim that needs one approval has no second", () => {
  const steps = claimSteps({ state: "notified", approvalsNeeded: 1, events: [] });
  expect(standings(steps)).toEqual([
    "notified current",
    "identity ahead",
    "checks ahead",
    "first_approval ahead",
    "paid ahead",
  ]);
});

it("each step that is over names who ended it", () => {
  const steps = claimSteps({
    state: "checks",
    approvalsNeeded: 2,
    events: [event("notified", "identity"), event("identity", "checks")],
  });
  expect(steps.map(({ endedBy }) => endedBy)).toEqual([
    "after-notified",
    "after-identity",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it("a rejected claim stopped where it was rejected", () => {
  const steps = claimSteps({
    state: "rejected",
    approvalsNeeded: 2,
    events: [event("notified", "identity"), event("identity", "rejected")],
  });
  expect(standings(steps).slice(0, 3)).toEqual(["notified done", "identity rejected", "checks ahead"]);
});

it("an expired claim stopped before anybody took it up", () => {
  const steps = claimSteps({
    state: "expired",
    approvalsNeeded: 1,
    events: [event("notified", "expired")],
  });
  expect(standings(steps).slice(0, 2)).toEqual(["notified expired", "identity ahead"]);
});

it("a paid claim has every step behind it", () => {
  const steps = claimSteps({
    state: "paid",
    approvalsNeeded: 1,
    events: [event("first_approval", "paid")],
  });
  expect(steps.every(({ standing }) => standing === "done")).toBe(true);
});
