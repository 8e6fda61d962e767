"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./state-badge.module.css";
import { type StateKind, type StateMessageKey, type StateOf, stateLooks, type Tone } from "./state-looks.ts";

export type StateBadgeProps<Kind extends StateKind> = {
  kind: Kind;
  state: StateOf<Kind>;
  size?: "sm" | "md" | undefined;
};

/** A state as colour, icon and word together: none of the three carries it alone. */
export function StateBadge<Kind extends StateKind>({ kind, state, size = "md" }: StateBadgeProps<Kind>) {
  const t = useTranslations("ui.state");
  const looks: Record<string, { tone: Tone; icon: typeof stateLooks.draw.open.icon }> = stateLooks[kind];
  const look = looks[state] ?? stateLooks.draw.scheduled;
  const Icon = look.icon;
  return (
    <ToneBadge
      tone={look.tone}
      size={size}
      icon={<Icon size={size === "sm" ? 13 : 15} stroke={2} aria-hidden />}
    >
      {t(`${kind}.${state}` as StateMessageKey)}
    </ToneBadge>
  );
}

export type ToneBadgeProps = {
  tone: Tone;
  icon?: ReactNode;
  size?: "sm" | "md" | undefined;
  children: ReactNode;
};

/** The bare badge, for words that are not a state. */
export function ToneBadge({ tone, icon, size = "md", children }: ToneBadgeProps) {
  return (
    <span className={clsx(classes.badge, classes[tone], classes[size])}>
      {icon}
      {children}
    </span>
  );
}
