"use client";

import { DateTime } from "@sortes/ui";
import { useTranslations } from "next-intl";

export type DrawTitleProps = {
  draw: { number: number; cutoffAt: Date };
  zone: string;
};

/** Names a draw where its game is named already: "Draw 118 · 21 Nov 2026, 15:00". */
export function DrawTitle({ draw, zone }: DrawTitleProps) {
  const t = useTranslations("draws");
  return (
    <span>
      {t("number", { number: draw.number })} · <DateTime at={draw.cutoffAt} zone={zone} />
    </span>
  );
}
