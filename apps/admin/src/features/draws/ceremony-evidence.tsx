"use client";

import { CopyText, DateTime, formatCount, Money } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import classes from "./ceremony-evidence.module.css";
import type { CeremonyStep } from "./use-ceremony.ts";
import type { ControlledDraw } from "./use-outcome.ts";

type Evidence = CeremonyStep["evidence"][number];

/** What a step left for anyone to check. Hashes are short and are copied whole. */
export function CeremonyEvidence({
  evidence,
  draw,
}: {
  evidence: readonly Evidence[];
  draw: ControlledDraw;
}) {
  const t = useTranslations("draw.ceremony.evidence");
  if (evidence.length === 0) return null;
  return (
    <dl className={classes.list}>
      {evidence.map((item) => (
        <div key={item.name} className={classes.item}>
          <dt className={classes.label}>{t(item.name)}</dt>
          <dd className={classes.value}>
            <Value item={item} label={t(item.name)} draw={draw} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ValueProps = { item: Evidence; label: string; draw: ControlledDraw };

function Value({ item, label, draw }: ValueProps) {
  const locale = useLocale();
  if (item.kind === "hash") return <CopyText value={item.value} label={label} ends={6} />;
  if (item.kind === "money") return <Money minor={item.value} currency={draw.currency} />;
  if (item.kind === "instant")
    return <DateTime at={item.value} zone={draw.game.timeZone} style="time-seconds" />;
  return <span className="sortes-figures">{formatCount(item.value, locale)}</span>;
}
