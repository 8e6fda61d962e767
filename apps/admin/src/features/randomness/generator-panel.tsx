"use client";

import type { EntropyHealth } from "@sortes/domain/entropy";
import { formatCount, KeyValueList } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";

/** The generator that the sources seed, as this process has it. */
export function GeneratorPanel({ health }: { health: EntropyHealth }) {
  const t = useTranslations("randomness.generator");
  const locale = useLocale();
  const { seedings, requestsSinceSeeding, processor } = health;
  return (
    <Panel title={t("title")}>
      <KeyValueList
        items={[
          { label: t("kind"), value: t("hmacDrbg") },
          { label: t("seedings"), value: t("times", { count: seedings }) },
          { label: t("requests"), value: formatCount(BigInt(requestsSinceSeeding), locale) },
          { label: t("processor"), value: processor.join(", ").toUpperCase() || t("none") },
        ]}
      />
    </Panel>
  );
}
