"use client";

import type { BetType, GameRule } from "@sortes/domain/games";
import { useTranslations } from "next-intl";

export type GameNames = {
  betType: (betType: BetType) => string;
  /** A group of the published odds: "box_6", "spots_10". */
  play: (play: string) => string;
  tier: (tier: string) => string;
};

/** The words for what a rule calls its bets, plays and tiers. A name a rule made up itself is shown as it stands. */
export function useGameNames(rule: GameRule): GameNames {
  const t = useTranslations("games");
  const played = (play: string): string => {
    const [, betType = play, size] = /^(.*?)_(\d+)$/u.exec(play) ?? [];
    if (betType === "spots") return t("play.spots", { spots: Number(size) });
    const key = `betType.${betType}`;
    const name = t.has(key as never) ? t(key as "betType.single") : play;
    return size === undefined ? name : t("play.ways", { name, ways: Number(size) });
  };
  return {
    betType: (betType) => t(`betType.${betType}`),
    play: played,
    tier: (tier) => matrixTier(rule, tier, t) ?? kenoTier(tier, t) ?? played(tier),
  };
}

type Texts = ReturnType<typeof useTranslations<"games">>;

function matrixTier(rule: GameRule, tier: string, t: Texts): string | undefined {
  if (rule.kind !== "matrix") return undefined;
  const found = rule.tiers.find((candidate) => candidate.tier === tier);
  if (!found) return undefined;
  const { main, bonus } = found;
  return bonus === "any" || bonus === 0 ? t("tier.main", { main }) : t("tier.mainBonus", { main, bonus });
}

function kenoTier(tier: string, t: Texts): string | undefined {
  const [, hits, spots] = /^hits_(\d+)_of_(\d+)$/u.exec(tier) ?? [];
  return hits && spots ? t("tier.hits", { hits: Number(hits), spots: Number(spots) }) : undefined;
}
