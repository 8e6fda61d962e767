"use client";

import type { DigitsRule, GameRule, KenoRule, MatrixRule, StakeRange } from "@sortes/domain/games";
import { formatBasisPoints, formatMoney, type KeyValue } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { tierName } from "./tier-name.ts";

/** The facts of a rule, one line each, as a person would say them. */
export function useRuleFacts(rule: GameRule): KeyValue[] {
  const t = useTranslations("rule.fact");
  const write = useWriters(rule.currency);
  const matrix = useMatrixFacts();
  const digits = useDigitsFacts();
  const keno = useKenoFacts();
  const ofKind = (): KeyValue[] => {
    if (rule.kind === "matrix") return matrix(rule, write);
    return rule.kind === "digits" ? digits(rule, write) : keno(rule, write);
  };
  const { prizesBps, goodCausesBps, operatorBps } = rule.salesSplit;
  return [
    ...ofKind(),
    {
      label: t("split"),
      value: t("splitValue", {
        prizes: write.share(prizesBps),
        goodCauses: write.share(goodCausesBps),
        operator: write.share(operatorBps),
      }),
    },
    ...(rule.fixedPrizesCapMinor === undefined
      ? []
      : [{ label: t("fixedCap"), value: write.money(rule.fixedPrizesCapMinor) }]),
  ];
}

type Writers = ReturnType<typeof useWriters>;

function useWriters(currency: string) {
  const t = useTranslations("rule.fact");
  const locale = useLocale();
  const money = (minor: bigint) => formatMoney(minor, currency, locale, { fraction: "auto" });
  return {
    money,
    share: (bps: number) => formatBasisPoints(bps, locale),
    list: (items: readonly string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    stake: ({ minMinor, maxMinor, stepMinor }: StakeRange) =>
      t("stakeValue", { min: money(minMinor), max: money(maxMinor), step: money(stepMinor) }),
  };
}

function useMatrixFacts() {
  const t = useTranslations("rule.fact");
  return (rule: MatrixRule, { money, share, list }: Writers): KeyValue[] => {
    const { main, bonus, jackpot, bets } = rule;
    const bonusText = () => {
      if (!bonus) return t("noBonus");
      return bonus.source === "own"
        ? t("ownBonus", { count: bonus.count, max: bonus.max })
        : t("sameBonus", { count: bonus.count });
    };
    return [
      { label: t("drawn"), value: t("numbers", { count: main.count, max: main.max }) },
      { label: t("bonus"), value: bonusText() },
      { label: t("price"), value: money(rule.basePriceMinor) },
      { label: t("bets"), value: list(Object.keys(bets).map(tierName)) },
      { label: t("combinations"), value: String(rule.combinationsMax) },
      { label: t("reserve"), value: share(rule.reserveBps) },
      { label: t("unwon"), value: t(`unwonTo.${rule.unwonTo}`) },
      ...(jackpot
        ? [
            { label: t("jackpotTier"), value: tierName(jackpot.tier) },
            { label: t("jackpotMinimum"), value: money(jackpot.minimumMinor) },
            ...(jackpot.capMinor === undefined
              ? []
              : [{ label: t("jackpotCap"), value: money(jackpot.capMinor) }]),
            ...(jackpot.rollDownTo ? [{ label: t("rollDown"), value: tierName(jackpot.rollDownTo) }] : []),
            ...(jackpot.mustBeWonAfterRollovers
              ? [{ label: t("mustBeWon"), value: String(jackpot.mustBeWonAfterRollovers) }]
              : []),
          ]
        : []),
    ];
  };
}

function useDigitsFacts() {
  const t = useTranslations("rule.fact");
  return (rule: DigitsRule, { money, share, stake, list }: Writers): KeyValue[] => {
    const { liability } = rule;
    return [
      { label: t("drawn"), value: t("digits", { count: rule.count }) },
      { label: t("stake"), value: stake(rule.stake) },
      { label: t("bets"), value: list(Object.keys(rule.bets).map(tierName)) },
      ...(liability
        ? [
            { label: t("liability"), value: money(liability.limitMinor) },
            {
              label: t("marks"),
              value: t("marksValue", {
                warn: share(liability.warnBps),
                restrict: share(liability.restrictBps),
                close: share(liability.closeBps),
              }),
            },
            { label: t("restricted"), value: money(liability.restrictedStakeMaxMinor) },
          ]
        : [{ label: t("liability"), value: t("noLiability") }]),
    ];
  };
}

function useKenoFacts() {
  const t = useTranslations("rule.fact");
  return (rule: KenoRule, { stake, list }: Writers): KeyValue[] => [
    { label: t("drawn"), value: t("numbers", { count: rule.drawn, max: rule.pool }) },
    { label: t("stake"), value: stake(rule.stake) },
    {
      label: t("spots"),
      value: list(
        [...new Set(rule.paytable.map(({ spots }) => spots))].toSorted((a, b) => a - b).map(String),
      ),
    },
  ];
}
