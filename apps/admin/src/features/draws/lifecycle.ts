import { type DrawEventView, drawLife, type StaffDrawView } from "@sortes/domain/draws";

export type LifecycleState = (typeof drawLife)[number];

export type LifecycleStep = {
  state: LifecycleState;
  /** `stopped`: here the draw is held, or was cancelled. `never`: a cancelled draw will not come to it. */
  status: "done" | "current" | "stopped" | "coming" | "never";
  at: Date | null;
  /** When it is due, where that is fixed beforehand. */
  plannedAt: Date | null;
};

type DrawFacts = Pick<StaffDrawView, "state" | "heldFrom" | "opensAt" | "cutoffAt" | "publishAt">;

/** Where a draw stands on its way and when it took each step. `events` are oldest first. */
export function stepsOf(
  draw: DrawFacts,
  events: readonly Pick<DrawEventView, "toState" | "at">[],
): LifecycleStep[] {
  const isStopped = draw.state === "held" || draw.state === "cancelled";
  const taken = new Set(events.map(({ toState }) => toState));
  const reached = drawLife.findLastIndex((state) => taken.has(state));
  const stands = drawLife.findIndex((state) => state === (draw.heldFrom ?? draw.state));
  const at = Math.max(0, stands >= 0 ? stands : reached);
  const planned = { open: draw.opensAt, closed: draw.cutoffAt, published: draw.publishAt };
  const statusOf = (index: number): LifecycleStep["status"] => {
    if (index < at) return "done";
    if (index > at) return draw.state === "cancelled" ? "never" : "coming";
    if (isStopped) return "stopped";
    return draw.state === "settled" ? "done" : "current";
  };
  return drawLife.map((state, index) => ({
    state,
    status: statusOf(index),
    at: events.find(({ toState }) => toState === state)?.at ?? null,
    plannedAt: state in planned ? planned[state as keyof typeof planned] : null,
  }));
}
