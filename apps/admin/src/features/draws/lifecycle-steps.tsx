"use client";

import { VisuallyHidden } from "@mantine/core";
import { DateTime, formatInstant } from "@sortes/ui";
import { IconBan, IconCheck, IconCircleFilled, IconHandStop } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { LifecycleStep } from "./lifecycle.ts";
import classes from "./lifecycle-steps.module.css";

const marks = {
  done: IconCheck,
  current: IconCircleFilled,
  stopped: IconHandStop,
  coming: null,
  never: IconBan,
} as const;

export type LifecycleStepsProps = { steps: readonly LifecycleStep[]; zone: string; label: string };

/** The way of a draw from schedule to settlement, with when each step was taken or is due. */
export function LifecycleSteps({ steps, zone, label }: LifecycleStepsProps) {
  const t = useTranslations("draw.step");
  const state = useTranslations("ui.state.draw");
  return (
    <ol className={classes.list} aria-label={label}>
      {steps.map((step, index) => {
        const Mark = marks[step.status];
        return (
          <li
            key={step.state}
            className={classes.step}
            data-status={step.status}
            aria-current={step.status === "current" || step.status === "stopped" ? "step" : undefined}
          >
            <span className={classes.mark} aria-hidden>
              {Mark ? <Mark size={step.status === "current" ? 10 : 16} stroke={2.2} /> : index + 1}
            </span>
            <span className={classes.name}>
              {state(step.state)}
              <VisuallyHidden>, {t(step.status)}</VisuallyHidden>
            </span>
            <StepTime step={step} zone={zone} />
          </li>
        );
      })}
    </ol>
  );
}

function StepTime({ step, zone }: { step: LifecycleStep; zone: string }) {
  const t = useTranslations("draw.step");
  const locale = useLocale();
  if (step.at) {
    return (
      <span className={classes.at} title={formatInstant(step.at, zone, locale, { style: "full" })}>
        <DateTime at={step.at} zone={zone} style="date" />
        <br />
        <DateTime at={step.at} zone={zone} style="time-seconds" />
      </span>
    );
  }
  if (!step.plannedAt || step.status === "never") return <span className={classes.at} />;
  return (
    <span className={classes.at}>
      {t("planned")} <DateTime at={step.plannedAt} zone={zone} />
    </span>
  );
}
