import type { DrawState } from "@sortes/domain/draws";
import { expect, it } from "vitest";
import { stepsOf } from "./lifecycle.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 15, minute));
const times = { opensAt: at(0), cutoffAt: at(10), publishAt: at(20) };
const event = (toState: DrawState, minute: number) => ({ toState, at: at(minute) });
const statuses = (steps: ReturnType<typeof stepsOf>) => steps.map(({ status }) => status).join(" ");

it("a draw stands on the step of its state", () => {
  const steps = stepsOf({ state: "sealed", heldFrom: null, ...times }, [
    event("open", 0),
    event("closed", 10),
    event("sealed", 11),
  ]);
  expect(statuses(steps)).toBe("done done done current coming coming coming coming");
  expect(steps[2]?.at).toEqual(at(10));
  expect(steps[6]).toMatchObject({ at: null, plannedAt: at(20) });
});

it("a held draw is stopped where the hold began", () => {
  const steps = stepsOf({ state: "held", heldFrom: "closed", ...times }, [
    event("open", 0),
    event("closed", 10),
    event("held", 11),
  ]);
  expect(statuses(steps)).toBe("done done stopped coming coming coming coming coming");
});

it("a cancelled draw goes nowhere from the last step it took", () => {
  const steps = stepsOf({ state: "cancelled", heldFrom: null, ...times }, [
    event("open", 0),
    event("cancelled", 5),
  ]);
  expect(statuses(steps)).toBe("done stopped never never never never never never");
});

it("a settled draw has nothing left to do", () => {
  expect(statuses(stepsOf({ state: "settled", heldFrom: null, ...times }, [event("settled", 25)]))).toBe(
    "done done done done done done done done",
  );
});
