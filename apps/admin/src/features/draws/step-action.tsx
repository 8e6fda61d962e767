"use client";

import { useTranslations } from "next-intl";
import { useStaff } from "../../shell/staff-context.tsx";
import classes from "./ceremony-step.module.css";
import { DrawActions } from "./draw-actions.tsx";
import type { CeremonyStep } from "./use-ceremony.ts";
import type { ControlledDraw } from "./use-outcome.ts";

/** What a person can do for the step that the draw stands on: confirm the counts, unless this person has done so already. */
export function StepAction({ step, draw }: { step: CeremonyStep; draw: ControlledDraw }) {
  const t = useTranslations("draw.ceremony");
  const staff = useStaff();
  if (step.id !== "confirmation" || step.state !== "running") return null;
  if (step.parties.some(({ holder }) => holder === staff?.id)) {
    return <p className={classes.sentence}>{t("confirmedByYou")}</p>;
  }
  return (
    <div className={classes.action}>
      <DrawActions draw={draw} among={["confirm"]} />
    </div>
  );
}
