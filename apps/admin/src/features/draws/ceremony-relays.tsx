"use client";

import type { RelayOutcome } from "@sortes/domain/beacon";
import { ToneBadge } from "@sortes/ui";
import { useTranslations } from "next-intl";
import classes from "./ceremony-parties.module.css";
import type { CeremonyStep } from "./use-ceremony.ts";

const tones = {
  genuine: "positive",
  forged: "negative",
  wrong_round: "negative",
} as const;

/** What each relay of the beacon answered last. */
export function CeremonyRelays({ relays }: { relays: CeremonyStep["relays"] }) {
  const t = useTranslations("draw.ceremony");
  if (relays.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("relays")}>
      {relays.map(({ relay, outcome }) => (
        <li key={relay} className={classes.party}>
          <span className={classes.relay} title={relay}>
            {hostOf(relay)}
          </span>
          <ToneBadge tone={tones[outcome as keyof typeof tones] ?? "neutral"} size="sm">
            {t.has(`relay.${outcome as RelayOutcome}`) ? t(`relay.${outcome as RelayOutcome}`) : outcome}
          </ToneBadge>
        </li>
      ))}
    </ul>
  );
}

/** Addresses of one chain's relays differ in their host alone. */
function hostOf(relay: string): string {
  return URL.parse(relay)?.host ?? relay;
}
