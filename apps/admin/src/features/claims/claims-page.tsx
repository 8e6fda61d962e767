"use client";

import { Select, Stack, Text } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import {
  type DataColumn,
  DataTable,
  DateTime,
  Money,
  PageHeader,
  RelativeTime,
  StateBadge,
} from "@sortes/ui";
import { IconBuildingBank } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { claimFilters, claimsPerPage, readClaimFilter, statesOf } from "./claim-filter.ts";

type ClaimRow = Outputs["claims"]["list"]["items"][number];

/** Prizes that people have to look at before they are paid, the longest waiting first. */
export function ClaimsPage() {
  const t = useTranslations("claims");
  const state = useTranslations("ui.state.claim");
  const trpc = useTRPC();
  const { values, change } = useAddressFilter();
  const filter = readClaimFilter(values.state);
  const { cursor, pagingFor } = useCursorPaging<string>(filter);
  const query = useQuery(
    trpc.claims.list.queryOptions(
      { states: statesOf(filter), cursor, limit: claimsPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <FilterBar label={t("filter.label")}>
        <Select
          label={t("filter.state")}
          data={claimFilters.map((value) => ({
            value,
            label: value === "open" || value === "all" ? t(`filter.${value}`) : state(value),
          }))}
          value={filter}
          allowDeselect={false}
          onChange={(value) => change({ state: value === "open" ? undefined : (value ?? undefined) })}
        />
      </FilterBar>
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        {...useTableState(query)}
        rowId={(claim) => claim.id}
        rowHref={(claim) => `/claims/${claim.id}`}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{
          icon: <IconBuildingBank size={28} stroke={1.5} />,
          title: filter === "open" ? t("none.title") : t("noneFound.title"),
          description: filter === "open" ? t("none.description") : t("noneFound.description"),
        }}
      />
    </>
  );
}

function useColumns(): DataColumn<ClaimRow>[] {
  const t = useTranslations("claims.column");
  const claims = useTranslations("claims");
  return [
    {
      key: "player",
      title: t("player"),
      phone: "title",
      render: ({ payout }) => payout.player.displayName,
    },
    {
      key: "prize",
      title: t("prize"),
      align: "right",
      width: 150,
      render: ({ payout }) => <Money minor={payout.grossMinor} currency={payout.currency} tone="prize" />,
    },
    {
      key: "draw",
      title: t("draw"),
      render: ({ payout }) => claims("drawOf", { game: payout.draw.game.name, number: payout.draw.number }),
    },
    {
      key: "state",
      title: t("state"),
      width: 170,
      render: (claim) => <StateBadge kind="claim" state={claim.state} size="sm" />,
    },
    {
      key: "approvals",
      title: t("approvals"),
      render: (claim) => claims("approvalsNeeded", { count: claim.approvalsNeeded }),
    },
    {
      key: "age",
      title: t("age"),
      render: (claim) => (
        <Stack gap={0}>
          <RelativeTime at={claim.createdAt} />
          <Text span size="xs" c="dimmed">
            <DateTime at={claim.createdAt} />
          </Text>
        </Stack>
      ),
    },
    {
      key: "expires",
      title: t("expires"),
      align: "right",
      render: (claim) => <DateTime at={claim.expiresAt} style="date" />,
    },
  ];
}
