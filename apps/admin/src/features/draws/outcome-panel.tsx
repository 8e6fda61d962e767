"use client";

import { Alert } from "@mantine/core";
import { type DataColumn, DataTable, formatCount, KeyValueList, Money } from "@sortes/ui";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { tierName } from "../games/tier-name.ts";
import type { DrawOutcome } from "./use-outcome.ts";

type TierRow = DrawOutcome["tiers"][number];

/** Winners per tier as both evaluators counted them, and where the money of the draw went. */
export function OutcomePanel({ outcome }: { outcome: DrawOutcome }) {
  const t = useTranslations("draw.outcome");
  const differing = outcome.tiers.some(({ units, controlUnits }) => units !== controlUnits);
  return (
    <>
      <Panel title={t("tiers")}>
        {differing ? (
          <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} mb="sm">
            {t("differing")}
          </Alert>
        ) : null}
        <DataTable
          dense
          label={t("tiers")}
          columns={useTierColumns(outcome.currency)}
          rows={outcome.tiers}
          rowId={({ tier }) => tier}
          empty={{ title: t("noTiers") }}
        />
      </Panel>
      <Panel title={t("money")}>
        <MoneyList outcome={outcome} />
      </Panel>
    </>
  );
}

function useTierColumns(currency: string): DataColumn<TierRow>[] {
  const t = useTranslations("draw.outcome");
  const locale = useLocale();
  const count = (value: bigint) => <span className="sortes-figures">{formatCount(value, locale)}</span>;
  return [
    { key: "tier", title: t("tier"), phone: "title", render: ({ tier }) => tierName(tier) },
    { key: "units", title: t("units"), align: "right", render: ({ units }) => count(units) },
    {
      key: "control",
      title: t("control"),
      align: "right",
      render: ({ controlUnits }) => count(controlUnits),
    },
    {
      key: "prize",
      title: t("prize"),
      align: "right",
      render: ({ prizePerUnitMinor }) => <Money minor={prizePerUnitMinor} currency={currency} />,
    },
    {
      key: "total",
      title: t("total"),
      align: "right",
      render: ({ totalMinor }) => <Money minor={totalMinor} currency={currency} />,
    },
  ];
}

const moneyLines = [
  "salesMinor",
  "poolMinor",
  "goodCausesMinor",
  "marginMinor",
  "jackpotInMinor",
  "topUpMinor",
  "breakageMinor",
  "jackpotOutMinor",
  "prizesMinor",
] as const;

function MoneyList({ outcome }: { outcome: DrawOutcome }) {
  const t = useTranslations("draw.outcome.line");
  return (
    <KeyValueList
      items={moneyLines.map((line) => ({
        label: t(line),
        value: <Money minor={outcome.money[line]} currency={outcome.currency} />,
        strong: line === "prizesMinor",
      }))}
    />
  );
}
