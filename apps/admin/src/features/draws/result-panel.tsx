"use client";

import { Text } from "@mantine/core";
import { ResultNumbers } from "@sortes/site/numbers";
import { DateTime } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

/** The numbers, once players may see them too; until then nobody does. */
export function ResultPanel({ draw }: { draw: ControlledDraw }) {
  const t = useTranslations("draw.result");
  const isDrawn = ["drawn", "verified"].includes(draw.heldFrom ?? draw.state);
  return (
    <Panel title={t("title")}>
      {draw.result ? <ResultNumbers result={draw.result} size="md" /> : null}
      <Text size="sm" c="dimmed" mt={draw.result ? "sm" : 0}>
        {draw.result && draw.publishedAt ? (
          <>
            {t("publishedAt")} <DateTime at={draw.publishedAt} zone={draw.game.timeZone} style="full" />
          </>
        ) : (
          t(isDrawn ? "hidden" : "none")
        )}
      </Text>
    </Panel>
  );
}
