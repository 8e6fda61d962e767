"use client";

import { expectedReturns, type GameRule, type OddsRow, oddsByTier } from "@sortes/domain/games";
import { type DataColumn, DataTable, formatBasisPoints, formatOdds, KeyValueList } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Panel } from "../../parts/panel.tsx";
import classes from "./rule-view.module.css";
import { tierName } from "./tier-name.ts";
import { useRuleFacts } from "./use-rule-facts.ts";

/** A rule in plain words, with the odds and returns that follow from it. */
export function RuleView({ rule }: { rule: GameRule }) {
  const t = useTranslations("rule");
  const locale = useLocale();
  const odds = useMemo(() => oddsByTier(rule), [rule]);
  const returns = useMemo(() => expectedReturns(rule), [rule]);
  return (
    <div className={classes.view}>
      <Panel title={t("words")}>
        <KeyValueList items={useRuleFacts(rule)} />
      </Panel>
      <Panel title={t("returns")}>
        <dl className={classes.returns}>
          {returns.map(({ play, returnBps }) => (
            <div key={play}>
              <dt>{tierName(play)}</dt>
              <dd className="sortes-figures">{formatBasisPoints(returnBps, locale)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t("odds")}>
        <DataTable
          dense
          label={t("odds")}
          columns={useOddsColumns(rule)}
          rows={odds}
          rowId={({ play, tier }) => `${play}/${tier}`}
          empty={{ title: t("noOdds") }}
        />
      </Panel>
    </div>
  );
}

function useOddsColumns(rule: GameRule): DataColumn<OddsRow>[] {
  const t = useTranslations("rule");
  const locale = useLocale();
  const multiple = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const shareOf = (tier: string) => {
    const prize = rule.kind === "matrix" ? rule.tiers.find((row) => row.tier === tier)?.prize : undefined;
    return prize?.kind === "pool" ? formatBasisPoints(prize.shareBps, locale) : "–";
  };
  const pays = ({ tier, pays }: OddsRow) => {
    if (pays === null) return t("poolShare", { share: shareOf(tier) });
    // Multiples of a stake are small; two decimals say all there is.
    return t("times", {
      multiple: multiple.format(Number((pays.numerator * 100n) / pays.denominator) / 100),
    });
  };
  return [
    { key: "tier", title: t("tier"), phone: "title", render: ({ tier }) => tierName(tier) },
    { key: "play", title: t("play"), render: ({ play }) => tierName(play) },
    {
      key: "odds",
      title: t("chance"),
      align: "right",
      render: ({ odds }) => (
        <span className="sortes-figures">{formatOdds(odds.numerator, odds.denominator, locale)}</span>
      ),
    },
    {
      key: "pays",
      title: t("pays"),
      align: "right",
      render: (row) => <span className="sortes-figures">{pays(row)}</span>,
    },
  ];
}
