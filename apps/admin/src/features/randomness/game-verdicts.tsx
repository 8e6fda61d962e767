"use client";

import { Text } from "@mantine/core";
import type { OutputVerdict } from "@sortes/domain/entropy";
import { type DataColumn, DataTable, formatCount, RelativeTime, ToneBadge } from "@sortes/ui";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { TestedGame } from "./randomness.types.ts";
import classes from "./randomness-page.module.css";

/** What the tests said of one game's results. */
export function GameVerdicts({ game }: { game: TestedGame }) {
  const t = useTranslations("randomness.tests");
  const locale = useLocale();
  const columns = useColumns();
  const { name, last } = game;
  return (
    <section className={classes.game}>
      <div className={classes.head}>
        <h3 className={classes.name}>{name}</h3>
        {last ? <Sum verdicts={last.report.verdicts} /> : null}
        <Text span size="sm" c="dimmed">
          {last ? (
            <>
              {t("when", {
                draws: formatCount(BigInt(last.report.draws), locale),
                version: last.report.ruleVersion,
              })}{" "}
              <RelativeTime at={last.at} />
            </>
          ) : (
            t("never")
          )}
        </Text>
      </div>
      {last ? (
        <DataTable
          dense
          label={t("tableOf", { game: name })}
          columns={columns}
          rows={last.report.verdicts}
          rowId={({ test }) => test}
          empty={{ title: t("never") }}
        />
      ) : null}
    </section>
  );
}

function Sum({ verdicts }: { verdicts: readonly OutputVerdict[] }) {
  const t = useTranslations("randomness.tests");
  const failures = verdicts.filter(({ passed }) => !passed).length;
  return (
    <ToneBadge tone={failures === 0 ? "positive" : "caution"} size="sm">
      {failures === 0 ? t("passed") : t("failed", { count: failures })}
    </ToneBadge>
  );
}

function useColumns(): DataColumn<OutputVerdict>[] {
  const t = useTranslations("randomness.tests");
  const format = useFormatter();
  const figure = (text: string, maximumFractionDigits: number) => (
    <span className="sortes-figures">{format.number(Number(text), { maximumFractionDigits })}</span>
  );
  return [
    { key: "test", title: t("column.test"), phone: "title", render: ({ test }) => t(`test.${test}`) },
    {
      key: "statistic",
      title: t("column.statistic"),
      align: "right",
      width: 160,
      render: ({ statistic }) => figure(statistic, 3),
    },
    {
      key: "degrees",
      title: t("column.degrees"),
      align: "right",
      width: 180,
      phone: "hidden",
      render: ({ degreesOfFreedom }) => <span className="sortes-figures">{degreesOfFreedom ?? "–"}</span>,
    },
    {
      key: "pValue",
      title: t("column.pValue"),
      align: "right",
      width: 140,
      render: ({ pValue }) => figure(pValue, 4),
    },
    {
      key: "verdict",
      title: t("column.verdict"),
      align: "right",
      width: 140,
      render: ({ passed }) => (
        <ToneBadge
          tone={passed ? "positive" : "caution"}
          size="sm"
          icon={
            passed ? (
              <IconCircleCheck size={13} stroke={2} aria-hidden />
            ) : (
              <IconCircleX size={13} stroke={2} aria-hidden />
            )
          }
        >
          {t(passed ? "pass" : "fail")}
        </ToneBadge>
      ),
    },
  ];
}
