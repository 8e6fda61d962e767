"use client";

import { Group, TextInput } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { ResultNumbers } from "@sortes/site/numbers";
import { type DataColumn, DataTable, DateTime, PageHeader } from "@sortes/ui";
import { IconListNumbers } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { GameSelect } from "../games/game-select.tsx";
import { type ResultFilter, resultsInput, resultsPath } from "./result-filter.ts";

type DrawRow = Outputs["draws"]["results"]["items"][number];

/** Every published draw, by game and by day. The filter lives in the address, so a list can be shared. */
export function ResultsPage({ filter }: { filter: ResultFilter }) {
  const t = useTranslations("results");
  const router = useRouter();
  const change = (part: ResultFilter) =>
    router.replace(resultsPath({ ...filter, ...part }), { scroll: false });
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Group align="end" mb="md" gap="sm">
        <GameSelect gameId={filter.gameId} onChange={(gameId) => change({ gameId })} />
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
      {...useTableState(query)}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/results/${id}`}
      empty={{
        title: t("emptyTitle"),
        description: t("emptyText"),
        icon: <IconListNumbers size={28} stroke={1.5} />,
      }}
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
