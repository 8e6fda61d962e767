"use client";

import { List, Stack, Text } from "@mantine/core";
import type { GameRule } from "@sortes/domain/games";
import { formatBasisPoints, formatMoney } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import type { PublishedGame } from "./odds-table.tsx";

/** How this game pays, in plain sentences made from its rules. */
export function PrizeModel({ published }: { published: PublishedGame }) {
  const t = useTranslations("play.model");
  const locale = useLocale();
  const { rule, game, returns } = published;
  const share = (bps: number) => formatBasisPoints(bps, locale);
  const money = (minor: bigint) => formatMoney(minor, rule.currency, locale, { fraction: "auto" });
  const { prizesBps, goodCausesBps, operatorBps } = rule.salesSplit;
  const lowest = Math.min(...returns.map(({ returnBps }) => returnBps));
  const highest = Math.max(...returns.map(({ returnBps }) => returnBps));
  const sentences = [
    ...kindSentences(rule, t, share, money),
    t("split", { prizes: share(prizesBps), causes: share(goodCausesBps), operator: share(operatorBps) }),
    lowest === highest
      ? t("return", { share: share(lowest) })
      : t("returnRange", { lowest: share(lowest), highest: share(highest) }),
    t("paid", { limit: money(game.instantLimitMinor), days: game.claimPeriodDays }),
  ];
  return (
    <Stack gap="sm">
      <List spacing="xs">
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {t("chance")}
      </Text>
    </Stack>
  );
}

type Texts = ReturnType<typeof useTranslations<"play.model">>;
type Write<Value> = (value: Value) => string;

function kindSentences(rule: GameRule, t: Texts, share: Write<number>, money: Write<bigint>): string[] {
  if (rule.kind !== "matrix") {
    const cap = rule.fixedPrizesCapMinor;
    const liability = rule.kind === "digits" ? rule.liability : undefined;
    return [
      t("fixed"),
      ...(cap === undefined ? [] : [t("cap", { cap: money(cap) })]),
      ...(liability ? [t("liability", { limit: money(liability.limitMinor) })] : []),
    ];
  }
  const { jackpot, reserveBps } = rule;
  return [
    t("pool"),
    ...(jackpot ? [t("jackpot", { minimum: money(jackpot.minimumMinor) })] : []),
    ...(jackpot?.capMinor === undefined ? [] : [t("jackpotCap", { cap: money(jackpot.capMinor) })]),
    ...(jackpot?.mustBeWonAfterRollovers === undefined
      ? []
      : [t("mustBeWon", { draws: jackpot.mustBeWonAfterRollovers })]),
    ...(reserveBps > 0 ? [t("reserve", { share: share(reserveBps) })] : []),
  ];
}
