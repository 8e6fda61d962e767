"use client";

import { SegmentedControl, Select } from "@mantine/core";
import { approvalKinds, approvalStates } from "@sortes/domain/operators";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { type DataColumn, DataTable, DateTime, PageHeader, StateBadge } from "@sortes/ui";
import { IconChecklist } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { approvalQuery, readApprovalFilter } from "./approval-filter.ts";

type ApprovalRow = Outputs["approvals"]["list"]["items"][number];

/** Requests for a second person: those that wait, and how the others were decided. */
export function ApprovalsPage() {
  const t = useTranslations("approvals");
  const trpc = useTRPC();
  const filter = readApprovalFilter(useAddressFilter().values);
  const { cursor, pagingFor } = useCursorPaging<string>(JSON.stringify(filter));
  const query = useQuery(
    trpc.approvals.list.queryOptions(
      { ...approvalQuery(filter), cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  const waits = filter.state === "requested";
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ApprovalFilters />
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        {...useTableState(query)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/approvals/${id}`}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{
          icon: <IconChecklist size={28} stroke={1.5} />,
          title: t(waits ? "noneWaiting" : "noneDecided"),
          description: t(waits ? "noneWaitingHint" : "noneDecidedHint"),
        }}
      />
    </>
  );
}

function ApprovalFilters() {
  const t = useTranslations("approvals.filter");
  const kinds = useTranslations("approvalKinds");
  const { values, change } = useAddressFilter();
  const filter = readApprovalFilter(values);
  return (
    <FilterBar label={t("label")}>
      <SegmentedControl
        aria-label={t("state")}
        flex="0 0 auto"
        data={approvalStates.map((value) => ({ value, label: t(value) }))}
        value={filter.state}
        onChange={(state) => change({ state })}
      />
      <Select
        aria-label={t("kind")}
        placeholder={t("anyKind")}
        clearable
        data={approvalKinds.map((value) => ({ value, label: kinds(value) }))}
        value={filter.kind ?? null}
        onChange={(kind) => change({ kind: kind ?? undefined })}
      />
    </FilterBar>
  );
}

function useColumns(): DataColumn<ApprovalRow>[] {
  const t = useTranslations("approvals.column");
  const kinds = useTranslations("approvalKinds");
  return [
    { key: "kind", title: t("kind"), phone: "title", render: ({ kind }) => kinds(kind) },
    {
      key: "state",
      title: t("state"),
      render: ({ state }) => <StateBadge kind="approval" state={state} size="sm" />,
    },
    { key: "by", title: t("by"), render: ({ requestedByName }) => requestedByName },
    { key: "at", title: t("at"), render: ({ requestedAt }) => <DateTime at={requestedAt} /> },
    { key: "reason", title: t("reason"), render: ({ reason }) => reason },
    { key: "decidedBy", title: t("decidedBy"), render: ({ decidedByName }) => decidedByName ?? "–" },
  ];
}
