"use client";

import { Text } from "@mantine/core";
import { CopyText, DateTime, formatCount, KeyValueList, Money } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

/** What fixes the tickets of the draw before anything is drawn. */
export function SealPanel({ draw }: { draw: ControlledDraw }) {
  const t = useTranslations("draw.seal");
  const locale = useLocale();
  const { seal } = draw;
  return (
    <Panel title={t("title")}>
      {seal ? (
        <KeyValueList
          items={[
            { label: t("root"), value: <CopyText value={seal.root} label={t("root")} ends={12} /> },
            { label: t("algorithm"), value: seal.algorithm },
            { label: t("tickets"), value: formatCount(seal.ticketCount, locale) },
            { label: t("stake"), value: <Money minor={seal.stakeMinor} currency={draw.currency} /> },
            {
              label: t("sealedAt"),
              value: <DateTime at={seal.sealedAt} zone={draw.game.timeZone} style="full" />,
            },
          ]}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
      <KeyValueList
        items={[
          { label: t("drawId"), value: <CopyText value={draw.id} label={t("drawId")} ends={8} /> },
          {
            label: t("ruleVersion"),
            value: <CopyText value={draw.ruleVersionId} label={t("ruleVersion")} ends={8} />,
          },
        ]}
      />
    </Panel>
  );
}
