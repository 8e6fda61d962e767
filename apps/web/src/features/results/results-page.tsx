"use client";

import { Group, Select, TextInput } from "@mantine/core";
import { useCursorPaging } from "@sortes/site/data";
import { useErrorMessage } from "@sortes/site/errors";
import { ResultNumbers } from "@sortes/site/numbers";
import { type DataColumn, DataTable, DateTime, PageHeader } from "@sortes/ui";
import { IconListNumbers } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { type ResultFilter, resultsInput, resultsPath } from "./result-filter.ts";

type DrawRow = Outputs["draws"]["results"]["items"][number];

/** Every published draw, by game and by day. The filter lives in the address, so a list can be shared. */
export function ResultsPage({ filter }: { filter: ResultFilter }) {
  const t = useTranslations("results");
  const router = useRouter();
  const trpc = useTRPC();
  const games = useQuery(trpc.games.list.queryOptions());
  const change = (part: ResultFilter) =>
    router.replace(resultsPath({ ...filter, ...part }), { scroll: false });
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Group align="end" mb="md" gap="sm">
        <Select
          label={t("game")}
          data={[
            { value: "", label: t("allGames") },
            ...(games.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filter.gameId ?? ""}
          onChange={(value) => change({ gameId: value || undefined })}
          allowDeselect={false}
        />
        <TextInput
          type="date"
          size="sm"
          label={t("day")}
          value={filter.on ?? ""}
          onChange={(event) => change({ on: event.currentTarget.value || undefined })}
        />
      </Group>
      <ResultTable key={resultsPath(filter)} filter={filter} />
    </>
  );
}

function ResultTable({ filter }: { filter: ResultFilter }) {
  const t = useTranslations("results");
  const trpc = useTRPC();
  const messageOf = useErrorMessage();
  const { cursor, pagingFor } = useCursorPaging<string>();
  const query = useQuery(
    trpc.draws.results.queryOptions(
      { ...resultsInput(filter), cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <DataTable
      label={t("title")}
      columns={useColumns()}
      rows={query.data?.items}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/results/${id}`}
      empty={{
        title: t("emptyTitle"),
        description: t("emptyText"),
        icon: <IconListNumbers size={28} stroke={1.5} />,
      }}
      error={query.error ? { ...messageOf(query.error), onRetry: query.refetch } : undefined}
      refreshing={query.isPlaceholderData}
      paging={pagingFor(query.data?.nextCursor)}
    />
  );
}

function useColumns(): DataColumn<DrawRow>[] {
  const t = useTranslations("results");
  return [
    {
      key: "game",
      title: t("game"),
      render: ({ game, number }) => t("drawOf", { game: game.name, number }),
      width: 220,
      phone: "title",
    },
    {
      key: "at",
      title: t("drawn"),
      render: ({ cutoffAt, game }) => <DateTime at={cutoffAt} zone={game.timeZone} />,
      width: 190,
    },
    {
      key: "numbers",
      title: t("numbers"),
      render: ({ result }) => (result ? <ResultNumbers result={result} size="xs" /> : null),
    },
  ];
}
