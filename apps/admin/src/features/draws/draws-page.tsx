"use client";

import { Select, TextInput } from "@mantine/core";
import { drawStates } from "@sortes/domain/draws";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { ResultNumbers } from "@sortes/site/numbers";
import { type DataColumn, DataTable, DateTime, formatCount, Money, PageHeader, StateBadge } from "@sortes/ui";
import { IconCalendarEvent } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { drawQuery, readDrawFilter } from "./draw-filter.ts";

type DrawRow = Outputs["draws"]["list"]["items"][number];

/** All draws, latest cutoff first, narrowed by the filter in the address. */
export function DrawsPage() {
  const t = useTranslations("draws");
  const trpc = useTRPC();
  const filter = readDrawFilter(useAddressFilter().values);
  const { cursor, pagingFor } = useCursorPaging<string>(JSON.stringify(filter));
  const timeZone = useTimeZone() ?? "UTC";
  const query = useQuery(
    trpc.draws.list.queryOptions(
      { ...drawQuery(filter, timeZone), cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <DrawFilters />
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        {...useTableState(query)}
        rowId={(draw) => draw.id}
        rowHref={(draw) => `/draws/${draw.id}`}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{
          icon: <IconCalendarEvent size={28} stroke={1.5} />,
          title: t("none"),
          description: t("noneHint"),
        }}
      />
    </>
  );
}

function DrawFilters() {
  const t = useTranslations("draws.filter");
  const state = useTranslations("ui.state.draw");
  const { values, change } = useAddressFilter();
  const filter = readDrawFilter(values);
  const { data: games = [] } = useQuery(useTRPC().games.list.queryOptions());
  return (
    <FilterBar label={t("label")}>
      <Select
        label={t("game")}
        placeholder={t("anyGame")}
        clearable
        data={games.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.game ?? null}
        onChange={(game) => change({ game: game ?? undefined })}
      />
      <Select
        label={t("state")}
        placeholder={t("begun")}
        clearable
        data={drawStates.map((value) => ({ value, label: state(value) }))}
        value={filter.state ?? null}
        onChange={(value) => change({ state: value ?? undefined })}
      />
      <TextInput
        type="date"
        label={t("on")}
        value={filter.on ?? ""}
        onChange={(event) => change({ on: event.currentTarget.value })}
      />
    </FilterBar>
  );
}

function useColumns(): DataColumn<DrawRow>[] {
  const t = useTranslations("draws.column");
  const locale = useLocale();
  const count = (value: bigint) => <span className="sortes-figures">{formatCount(value, locale)}</span>;
  return [
    {
      key: "draw",
      title: t("draw"),
      phone: "title",
      render: (draw) => t("name", { game: draw.game.name, number: draw.number }),
    },
    {
      key: "state",
      title: t("state"),
      render: (draw) => <StateBadge kind="draw" state={draw.state} size="sm" />,
    },
    {
      key: "cutoff",
      title: t("cutoff"),
      render: (draw) => <DateTime at={draw.cutoffAt} zone={draw.game.timeZone} withZone />,
    },
    {
      key: "result",
      title: t("result"),
      phone: "hidden",
      render: (draw) =>
        // Twenty numbers would make a row of keno as high as five.
        draw.result && draw.result.kind !== "keno" ? <ResultNumbers result={draw.result} /> : "–",
    },
    { key: "sold", title: t("sold"), align: "right", render: (draw) => count(draw.sold) },
    { key: "lines", title: t("lines"), align: "right", phone: "hidden", render: (draw) => count(draw.lines) },
    {
      key: "stake",
      title: t("stake"),
      align: "right",
      render: (draw) => <Money minor={draw.stakeMinor} currency={draw.currency} />,
    },
    {
      key: "jackpot",
      title: t("jackpot"),
      align: "right",
      render: (draw) =>
        draw.jackpotMinor === null ? (
          "–"
        ) : (
          <Money minor={draw.jackpotMinor} currency={draw.currency} fraction="auto" />
        ),
    },
  ];
}
