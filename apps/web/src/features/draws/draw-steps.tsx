"use client";

import type { DrawState } from "@sortes/domain/draws";
import { useTranslations } from "next-intl";
import classes from "./draw-steps.module.css";

const steps = ["closed", "sealed", "drawn", "verified", "published"] as const;

/** How many of the steps are done in each state. An open draw past its cutoff is about to take the first. */
const doneIn: Partial<Record<DrawState, number>> = {
  closed: 1,
  sealed: 2,
  drawn: 3,
  verified: 4,
  published: 5,
  settled: 5,
};

/** The way from the cutoff to the result, with the step that is being taken now. */
export function DrawSteps({ state }: { state: DrawState }) {
  const t = useTranslations("draws");
  const done = doneIn[state] ?? 0;
  return (
    <ol className={classes.steps} aria-label={t("steps.label")}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-done={index < done || undefined}
          data-current={index === done || undefined}
          aria-current={index === done ? "step" : undefined}
        >
          <span className={classes.dot} />
          <span className={classes.name}>{t(`steps.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
