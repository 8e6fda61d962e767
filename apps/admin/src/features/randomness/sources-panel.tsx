"use client";

import { Alert, Code, Text } from "@mantine/core";
import type { EntropySourceHealth, EntropySourceState } from "@sortes/domain/entropy";
import { formatCount, KeyValueList, type Tone, ToneBadge } from "@sortes/ui";
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import classes from "./randomness-page.module.css";

const looks: Record<EntropySourceState, { tone: Tone; icon: typeof IconCircle }> = {
  untested: { tone: "neutral", icon: IconCircle },
  healthy: { tone: "positive", icon: IconCircleCheck },
  missing: { tone: "caution", icon: IconAlertTriangle },
  failed: { tone: "negative", icon: IconCircleX },
};

/** Each source with what is claimed of it and what its tests said; one that is not sound stops all draws. */
export function SourcesPanel({ sources }: { sources: readonly EntropySourceHealth[] }) {
  const t = useTranslations("randomness.sources");
  const isSound = sources.every(({ state }) => state === "healthy");
  return (
    <Panel
      title={t("title")}
      badge={
        <ToneBadge tone={isSound ? "positive" : "negative"} size="sm">
          {isSound ? t("allHealthy") : t("blocked")}
        </ToneBadge>
      }
    >
      <Text size="sm" c="dimmed" mb="md">
        {t("why")}
      </Text>
      <div className={classes.sources}>
        {sources.map((source) => (
          <Source key={source.source} source={source} />
        ))}
      </div>
    </Panel>
  );
}

function Source({ source }: { source: EntropySourceHealth }) {
  const t = useTranslations("randomness.sources");
  const locale = useLocale();
  const { tone, icon: Icon } = looks[source.state];
  const trouble = source.failure ? t(`failure.${source.failure}`) : t("missingHint");
  return (
    <div className={classes.source}>
      <div className={classes.head}>
        <h3 className={classes.name}>{t(`name.${source.source}`)}</h3>
        <ToneBadge tone={tone} size="sm" icon={<Icon size={13} stroke={2} aria-hidden />}>
          {t(`state.${source.state}`)}
        </ToneBadge>
      </div>
      {source.state === "missing" || source.state === "failed" ? (
        <Alert color="red" variant="light" py="xs">
          {trouble}
        </Alert>
      ) : null}
      <KeyValueList
        items={[
          { label: t("device"), value: source.device ? <Code>{source.device}</Code> : t("systemCall") },
          { label: t("claimed"), value: t("bits", { bits: source.minEntropyBits }) },
          { label: t("repetition"), value: source.repetitionCutoff },
          { label: t("proportion"), value: source.proportionCutoff },
          { label: t("samples"), value: formatCount(BigInt(source.samples), locale) },
        ]}
      />
    </div>
  );
}
