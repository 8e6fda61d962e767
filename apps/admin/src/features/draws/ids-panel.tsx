"use client";

import { CopyText, KeyValueList } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

/** What the draw is called in logs, files and other systems. */
export function IdsPanel({ draw }: { draw: ControlledDraw }) {
  const t = useTranslations("draw.ids");
  return (
    <Panel title={t("title")}>
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
