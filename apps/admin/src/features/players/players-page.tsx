"use client";

import { Select, Text } from "@mantine/core";
import { kycStates, playerStatuses } from "@sortes/domain/players";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { type DataColumn, DataTable, DateTime, PageHeader, StateBadge } from "@sortes/ui";
import { IconUsers } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { SearchInput } from "../../parts/search-input.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { playersPerPage, readPlayerFilter } from "./player-filter.ts";

type PlayerRow = Outputs["players"]["list"]["items"][number];

/** Everyone who has an account, newest first, narrowed by the filter in the address. */
export function PlayersPage() {
  const t = useTranslations("players");
  const trpc = useTRPC();
  const filter = readPlayerFilter(useAddressFilter().values);
  const { cursor, pagingFor } = useCursorPaging<string>(JSON.stringify(filter));
  const query = useQuery(
    trpc.players.list.queryOptions(
      { ...filter, cursor, limit: playersPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <PlayerFilters />
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        {...useTableState(query)}
        rowId={(player) => player.id}
        rowHref={(player) => `/players/${player.id}`}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{
          icon: <IconUsers size={28} stroke={1.5} />,
          title: isNarrowed ? t("noneFound.title") : t("none.title"),
          description: isNarrowed ? t("noneFound.description") : t("none.description"),
        }}
      />
    </>
  );
}

function PlayerFilters() {
  const t = useTranslations("players.filter");
  const state = useTranslations("ui.state");
  const trpc = useTRPC();
  const { values, change } = useAddressFilter();
  const filter = readPlayerFilter(values);
  const { data: jurisdictions = [] } = useQuery(trpc.players.jurisdictions.queryOptions());
  return (
    <FilterBar label={t("label")}>
      <SearchInput
        label={t("search")}
        placeholder={t("searchHint")}
        value={filter.search ?? ""}
        onChange={(search) => change({ search })}
      />
      <Select
        label={t("status")}
        placeholder={t("any")}
        clearable
        data={playerStatuses.map((value) => ({ value, label: state(`player.${value}`) }))}
        value={filter.status ?? null}
        onChange={(status) => change({ status: status ?? undefined })}
      />
      <Select
        label={t("kyc")}
        placeholder={t("any")}
        clearable
        data={kycStates.map((value) => ({ value, label: state(`kyc.${value}`) }))}
        value={filter.kycState ?? null}
        onChange={(kycState) => change({ kycState: kycState ?? undefined })}
      />
      <Select
        label={t("jurisdiction")}
        placeholder={t("any")}
        clearable
        data={jurisdictions.map(({ code, name }) => ({ value: code, label: name }))}
        value={filter.jurisdictionCode ?? null}
        onChange={(jurisdictionCode) => change({ jurisdictionCode: jurisdictionCode ?? undefined })}
      />
    </FilterBar>
  );
}

function useColumns(): DataColumn<PlayerRow>[] {
  const t = useTranslations("players");
  return [
    { key: "name", title: t("column.name"), phone: "title", render: (player) => player.displayName },
    {
      key: "email",
      title: t("column.email"),
      render: (player) => (
        <Text span size="sm" style={{ overflowWrap: "anywhere" }}>
          {player.email}
        </Text>
      ),
    },
    {
      key: "jurisdiction",
      title: t("column.jurisdiction"),
      width: 120,
      render: (player) => player.jurisdictionCode,
    },
    {
      key: "status",
      title: t("column.status"),
      width: 130,
      render: (player) => <StateBadge kind="player" state={player.status} size="sm" />,
    },
    {
      key: "kyc",
      title: t("column.kyc"),
      width: 150,
      render: (player) => <StateBadge kind="kyc" state={player.kycState} size="sm" />,
    },
    {
      key: "joined",
      title: t("column.joined"),
      align: "right",
      width: 180,
      render: (player) => <DateTime at={player.createdAt} />,
    },
  ];
}
