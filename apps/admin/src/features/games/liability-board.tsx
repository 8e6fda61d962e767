"use client";

import { Progress } from "@mantine/core";
import type { LiabilityLevel } from "@sortes/domain/games";
import { EmptyState, formatBasisPoints, Money, type Tone, ToneBadge } from "@sortes/ui";
import { IconShieldCheck } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./liability-board.module.css";

type Risk = Outputs["games"]["liability"][number];

const looks: Record<LiabilityLevel, { tone: Tone; color: string }> = {
  ok: { tone: "neutral", color: "ink.5" },
  warn: { tone: "caution", color: "orange.5" },
  restrict: { tone: "caution", color: "orange.7" },
  close: { tone: "negative", color: "red.6" },
};

export type LiabilityBoardProps = {
  risks: readonly Risk[];
  /** Names the draw of each outcome, where the board is about several. */
  withDraw?: boolean | undefined;
};

/** The outcomes that would cost most, each with its share of the limit and what that means for sales. */
export function LiabilityBoard({ risks, withDraw = false }: LiabilityBoardProps) {
  const t = useTranslations("liability");
  if (risks.length === 0) {
    return (
      <EmptyState
        title={t("none")}
        description={t("noneHint")}
        icon={<IconShieldCheck size={28} stroke={1.5} />}
      />
    );
  }
  return (
    <ol className={classes.list} aria-label={t("title")}>
      {risks.map((risk) => (
        <RiskRow key={`${risk.drawId}/${risk.outcome}`} risk={risk} withDraw={withDraw} />
      ))}
    </ol>
  );
}

function RiskRow({ risk, withDraw }: { risk: Risk; withDraw: boolean }) {
  const t = useTranslations("liability");
  const locale = useLocale();
  const { outcome, exposureMinor, limit, level, currency } = risk;
  // Basis points of the limit are few enough for a number.
  const shareBps = limit ? Number((exposureMinor * 10_000n) / limit.limitMinor) : 0;
  const share = formatBasisPoints(shareBps, locale);
  return (
    <li className={classes.row}>
      <span className={`${classes.outcome} sortes-figures`}>{outcome}</span>
      <span className={classes.figures}>
        <Money minor={exposureMinor} currency={currency} weight="strong" />
        {limit ? (
          <span className={classes.limit}>
            {t("ofLimit")} <Money minor={limit.limitMinor} currency={currency} fraction="auto" />
          </span>
        ) : null}
        {withDraw ? <span className={classes.limit}>{t("draw", { number: risk.drawNumber })}</span> : null}
      </span>
      {limit ? (
        <ToneBadge tone={looks[level].tone} size="sm">
          {t(`level.${level}`, { share })}
        </ToneBadge>
      ) : (
        <span />
      )}
      {limit ? (
        <Progress
          className={classes.bar ?? ""}
          value={Math.min(100, shareBps / 100)}
          color={looks[level].color}
          aria-label={t("share", { outcome, share })}
        />
      ) : null}
    </li>
  );
}
