"use client";

import classes from "./ceremony-step.module.css";
import { DrawActions } from "./draw-actions.tsx";
import type { CeremonyStep } from "./use-ceremony.ts";
import type { ControlledDraw } from "./use-outcome.ts";

/** What a person can do for the step that the draw stands on. */
export function StepAction({ step, draw }: { step: CeremonyStep; draw: ControlledDraw }) {
  if (step.id !== "confirmation" || step.state !== "running") return null;
  return (
    <div className={classes.action}>
      <DrawActions draw={draw} among={["confirm"]} />
    </div>
  );
}
