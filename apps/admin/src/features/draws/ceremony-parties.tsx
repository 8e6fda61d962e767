"use client";

import { CopyText, DateTime, ToneBadge } from "@sortes/ui";
import { useTranslations } from "next-intl";
import classes from "./ceremony-parties.module.css";
import type { CeremonyStep } from "./use-ceremony.ts";

type Party = CeremonyStep["parties"][number];

const tones = {
  expected: "neutral",
  missing: "caution",
  committed: "positive",
  revealed: "positive",
  escrow: "info",
  entered: "positive",
  confirmed: "positive",
} as const;

export type CeremonyPartiesProps = {
  parties: readonly Party[];
  people: Record<string, string>;
  zone: string;
};

/** Each role of the ceremony: who holds it, what it committed to, whether its share came. */
export function CeremonyParties({ parties, people, zone }: CeremonyPartiesProps) {
  const t = useTranslations("draw.ceremony");
  const roles = useTranslations("draw.ceremony.role");
  if (parties.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("parties")}>
      {parties.map(({ role, holder, state, at, commitment }) => (
        <li key={role} className={classes.party}>
          <span className={classes.role}>
            {roles.has(role as "generator") ? roles(role as "generator") : role}
            {holder && people[holder] ? <span className={classes.holder}>{people[holder]}</span> : null}
          </span>
          <ToneBadge tone={tones[state]} size="sm">
            {t(`party.${state}`)}
          </ToneBadge>
          <span className={classes.at}>
            {at ? <DateTime at={at} zone={zone} style="time-seconds" /> : null}
          </span>
          <span className={classes.commitment}>
            {commitment ? <CopyText value={commitment} label={t("commitmentOf", { role })} ends={6} /> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
