"use client";

import { VisuallyHidden } from "@mantine/core";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { splitTimeLeft } from "../format/instant.ts";
import classes from "./countdown.module.css";
import { useServerNowMs } from "./server-clock.tsx";

export type CountdownProps = {
  at: Date | string;
  /** What the time runs towards, e.g. "Sales close in"; names the timer for screen readers and stands above it. */
  label: string;
  size?: "sm" | "md" | "lg" | undefined;
  /** Leaves the label to screen readers where the text around already says it. */
  labelHidden?: boolean | undefined;
  /** Shown in place of the figures once the instant has passed. */
  reachedText?: string | undefined;
  /** Called once the instant passes while this is on the page; not called for an instant already past. */
  onReached?: (() => void) | undefined;
};

type Phase = "far" | "near" | "last" | "reached";

const nearMs = 5 * 60_000;
const lastMs = 60_000;

function phaseOf(leftMs: number): Phase {
  if (leftMs <= 0) return "reached";
  if (leftMs <= lastMs) return "last";
  return leftMs <= nearMs ? "near" : "far";
}

const pad = (value: number) => value.toString().padStart(2, "0");

/**
 * Time left until an instant, on the server's clock. In its last minutes the figures take the accent colour and
 * nothing else: no red, no blinking, since nobody should be hurried into a bet. Screen readers hear three polite
 * notes only, at five minutes, at one minute and at the end.
 */
export function Countdown({ at, label, size = "md", labelHidden, reachedText, onReached }: CountdownProps) {
  const t = useTranslations("ui.countdown");
  const nowMs = useServerNowMs();
  const leftMs = nowMs === undefined ? undefined : new Date(at).getTime() - nowMs;
  const phase = leftMs === undefined ? undefined : phaseOf(leftMs);
  useReached(phase, onReached);

  const left = leftMs === undefined ? undefined : splitTimeLeft(leftMs);
  // Small countdowns leave out what is nought; the large one keeps its shape until the end.
  const withHours = size === "lg" || !left || left.days + left.hours > 0;
  const units = [
    ...(left && left.days > 0 ? [{ key: "days" as const, value: left.days.toString() }] : []),
    ...(withHours ? [{ key: "hours" as const, value: left ? pad(left.hours) : "--" }] : []),
    { key: "minutes" as const, value: left ? pad(left.minutes) : "--" },
    { key: "seconds" as const, value: left ? pad(left.seconds) : "--" },
  ];

  return (
    <div className={clsx(classes.root, classes[size])} data-phase={phase}>
      {labelHidden ? null : <div className={classes.label}>{label}</div>}
      {phase === "reached" ? (
        <div className={classes.reached}>{reachedText ?? t("reached")}</div>
      ) : (
        <div role="timer" aria-label={label} className={clsx(classes.figures, "sortes-figures")}>
          {units.map((unit) => (
            <span key={unit.key} className={classes.unit}>
              <span className={classes.value}>{unit.value}</span>
              <span className={classes.name}>{t(unit.key)}</span>
            </span>
          ))}
        </div>
      )}
      <VisuallyHidden aria-live="polite">
        {phase && phase !== "far" ? t(`announce.${phase}`, { label }) : ""}
      </VisuallyHidden>
    </div>
  );
}

/** Calls back at the moment of passing only, so that a page opened after the instant does not reload itself. */
function useReached(phase: Phase | undefined, onReached: (() => void) | undefined) {
  const notify = useEffectEvent(() => onReached?.());
  const wasRunning = useRef(false);
  useEffect(() => {
    if (phase === "reached" && wasRunning.current) notify();
    wasRunning.current = phase !== undefined && phase !== "reached";
  }, [phase]);
}
