"use client";

import { useErrorMessage } from "@sortes/site/errors";
import { type DataColumn, DataTable, DateTime, PageHeader } from "@sortes/ui";
import { IconDice5 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { EnabledSwitch } from "./enabled-switch.tsx";
import { useScheduleText } from "./use-schedule-text.ts";

type GameRow = Outputs["games"]["list"][number];

/** Every game: whether it sells, when it draws, and under which rules. */
export function GamesPage() {
  const t = useTranslations("games");
  const errorMessage = useErrorMessage();
  const query = useQuery(useTRPC().games.list.queryOptions());
  const retry = { onRetry: () => void query.refetch(), retrying: query.isFetching };
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        rows={query.data}
        rowId={(game) => game.id}
        rowHref={(game) => `/games/${game.id}`}
        empty={{ icon: <IconDice5 size={28} stroke={1.5} />, title: t("none"), description: t("noneHint") }}
        error={query.error ? { ...errorMessage(query.error), ...retry } : undefined}
      />
    </>
  );
}

function useColumns(): DataColumn<GameRow>[] {
  const t = useTranslations("games");
  const scheduleText = useScheduleText();
  return [
    { key: "name", title: t("column.name"), phone: "title", render: ({ name }) => name },
    { key: "kind", title: t("column.kind"), render: ({ kind }) => t(`kind.${kind}`) },
    { key: "schedule", title: t("column.schedule"), render: ({ schedule }) => scheduleText(schedule) },
    { key: "zone", title: t("column.zone"), phone: "hidden", render: ({ timeZone }) => timeZone },
    {
      key: "version",
      title: t("column.version"),
      render: ({ published }) =>
        published ? (
          <>
            {t("version", { version: published.version })}
            {published.publishedAt ? (
              <>
                {" · "}
                <DateTime at={published.publishedAt} style="date" />
              </>
            ) : null}
          </>
        ) : (
          t("noVersion")
        ),
    },
    { key: "enabled", title: t("column.enabled"), render: (game) => <EnabledSwitch game={game} /> },
  ];
}
