"use client";

import { CopyText, formatCount, Money } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import classes from "./hold-panel.module.css";
import type { Ceremony } from "./use-ceremony.ts";

type Held = NonNullable<Ceremony["hold"]>;
type Problem = Held["problems"][number];
type Comparison = Problem["compared"][number];

/** Codes that have a text; a hold of a guard that has none yet shows its code and what the guard wrote. */
type KnownCode = "control_differs";

/** A person's reason as it was given, or every problem that a guard found. */
export function HoldProblems({ hold, currency }: { hold: Held; currency: string }) {
  const t = useTranslations("draw.hold");
  return (
    <>
      {hold.problems.length === 0 ? (
        <blockquote className={classes.reason}>{hold.reason}</blockquote>
      ) : (
        <ul className={classes.problems} aria-label={t("reasons")}>
          {hold.problems.map((problem) => (
            <ProblemItem key={problem.code} problem={problem} hold={hold} currency={currency} />
          ))}
        </ul>
      )}
    </>
  );
}

type ProblemItemProps = { problem: Problem; hold: Held; currency: string };

function ProblemItem({ problem: { code, compared, named }, hold, currency }: ProblemItemProps) {
  const t = useTranslations("draw.hold.problem");
  const isKnown = t.has(`${code as KnownCode}.title`);
  return (
    <li className={classes.problem}>
      <h3 className={classes.problemTitle}>{isKnown ? t(`${code as KnownCode}.title`) : code}</h3>
      <p className={classes.problemText}>{isKnown ? t(`${code as KnownCode}.text`) : hold.reason}</p>
      {named.length > 0 ? <p className={classes.named}>{named.join(" · ")}</p> : null}
      {compared.map((comparison, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comparisons of a hold never change
        <ComparisonRow key={index} comparison={comparison} currency={currency} />
      ))}
    </li>
  );
}

/** Figures that should be the same, side by side. */
function ComparisonRow({ comparison, currency }: { comparison: Comparison; currency: string }) {
  const t = useTranslations("draw.hold");
  const { what, kind, figures } = comparison;
  const differ = new Set(figures.map(({ value }) => String(value))).size > 1;
  return (
    <div className={classes.comparison} data-differ={differ || figures.length === 1}>
      <span className={classes.what}>{t(`compared.${what}`)}</span>
      {figures.map(({ source, value }) => (
        <span key={source} className={classes.figure}>
          <span className={classes.source}>{t(`source.${source}`)}</span>
          <Figure value={value} kind={kind} currency={currency} label={t(`source.${source}`)} />
        </span>
      ))}
      {figures.length > 1 ? (
        <span className={classes.verdict}>{t(differ ? "differs" : "agrees")}</span>
      ) : null}
    </div>
  );
}

type FigureProps = { value: bigint | string; kind: Comparison["kind"]; currency: string; label: string };

function Figure({ value, kind, currency, label }: FigureProps) {
  const locale = useLocale();
  if (kind === "hash") return <CopyText value={String(value)} label={label} ends={8} />;
  const figure = BigInt(value);
  return kind === "money" ? (
    <Money minor={figure} currency={currency} />
  ) : (
    <span className="sortes-figures">{formatCount(figure, locale)}</span>
  );
}
