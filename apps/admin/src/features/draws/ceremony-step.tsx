"use client";

import { VisuallyHidden } from "@mantine/core";
import { Countdown, DateTime, formatInstant } from "@sortes/ui";
import { IconBan, IconCheck, IconHandStop, IconMinus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { CeremonyEvidence } from "./ceremony-evidence.tsx";
import { CeremonyParties } from "./ceremony-parties.tsx";
import { CeremonyRelays } from "./ceremony-relays.tsx";
import classes from "./ceremony-step.module.css";
import { StepAction } from "./step-action.tsx";
import type { CeremonyStep } from "./use-ceremony.ts";
import { useDoer } from "./use-doer.ts";
import type { ControlledDraw } from "./use-outcome.ts";

const marks = {
  done: IconCheck,
  running: null,
  waiting: null,
  failed: IconHandStop,
  not_applicable: IconMinus,
} as const;

export type CeremonyStepProps = {
  step: CeremonyStep;
  draw: ControlledDraw;
  level: string | null;
  /** Names of staff by id. */
  people: Record<string, string>;
  isCurrent: boolean;
};

/** Where a link to the step leads. */
export const stepAnchor = (id: CeremonyStep["id"]) => `step-${id}`;

/** One step: where it stands, who did it and when, the evidence it left, what it still needs. */
export function CeremonyStepItem({ step, draw, level, people, isCurrent }: CeremonyStepProps) {
  const t = useTranslations("draw.ceremony");
  const Mark = step.state === "not_applicable" && draw.state === "cancelled" ? IconBan : marks[step.state];
  return (
    <li
      id={stepAnchor(step.id)}
      className={classes.step}
      data-state={step.state}
      aria-current={isCurrent ? "step" : undefined}
    >
      <span className={classes.mark} aria-hidden>
        {Mark ? <Mark size={14} stroke={2.4} /> : null}
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <h3 className={classes.name}>
            {t(`step.${step.id}.name`)}
            <VisuallyHidden>, {t(`state.${step.state}`)}</VisuallyHidden>
          </h3>
          <StepTime step={step} draw={draw} people={people} />
        </div>
        <p className={classes.sentence}>{useSentence(step, draw, level)}</p>
        <MissingList step={step} />
        <CeremonyParties parties={step.parties} people={people} zone={draw.game.timeZone} />
        <CeremonyRelays relays={step.relays} />
        <CeremonyEvidence evidence={step.evidence} draw={draw} />
        {isCurrent ? <StepAction step={step} draw={draw} /> : null}
      </div>
    </li>
  );
}

/** What the step means for this draw, as it stands. */
function useSentence({ id, state }: CeremonyStep, draw: ControlledDraw, level: string | null): string {
  const t = useTranslations("draw.ceremony");
  const values = { level: level ?? "none", published: String(draw.result !== null) };
  if (state === "failed") return t("stopped");
  if (state === "not_applicable") return t(draw.state === "cancelled" ? "cancelled" : "notApplicable");
  const isAhead = id === "selling" && draw.state === "scheduled";
  return t(`step.${id}.${isAhead ? "waiting" : state}`, values);
}

type StepTimeProps = Pick<CeremonyStepProps, "step" | "draw" | "people">;

function StepTime({ step, draw, people }: StepTimeProps) {
  const t = useTranslations("draw.ceremony");
  const locale = useLocale();
  const doer = useDoer(people);
  const zone = draw.game.timeZone;
  if (step.at && step.state === "done") {
    return (
      <span className={classes.when} title={formatInstant(step.at, zone, locale, { style: "full" })}>
        <DateTime
          at={step.at}
          zone={zone}
          style={isSameDay(step.at, draw, locale) ? "time-seconds" : "date-time"}
        />
        {step.by ? <span className={classes.by}>{doer(step.by)}</span> : null}
      </span>
    );
  }
  if (!step.dueAt || step.state === "failed") return null;
  if (step.state === "running") return <Due step={step} at={step.dueAt} />;
  return (
    <span className={classes.when}>
      {t("due")} <DateTime at={step.dueAt} zone={zone} style="time-seconds" />
    </span>
  );
}

/** Most of a ceremony happens on the day of its cutoff, where the date would only be noise. */
function isSameDay(at: Date, { cutoffAt, game }: ControlledDraw, locale: string): boolean {
  const day = (instant: Date) => formatInstant(instant, game.timeZone, locale, { style: "date" });
  return day(at) === day(cutoffAt);
}

function Due({ step, at }: { step: CeremonyStep; at: Date }) {
  const t = useTranslations("draw.ceremony");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const label = t("in", { step: t(`step.${step.id}.name`) });
  return (
    <Countdown
      at={at}
      size="sm"
      label={label}
      labelHidden
      reachedText={t("reached")}
      onReached={() => void queryClient.invalidateQueries(trpc.draws.pathFilter())}
    />
  );
}

function MissingList({ step: { missing } }: { step: CeremonyStep }) {
  const t = useTranslations("draw.ceremony.missing");
  const roles = useTranslations("draw.ceremony.role");
  if (missing.length === 0) return null;
  return (
    <p className={classes.missing}>
      {missing
        .map(({ what, name = "", count = 0 }) =>
          t(what, { name: roles.has(name as "generator") ? roles(name as "generator") : name, count }),
        )
        .join(" · ")}
    </p>
  );
}
