"use client";

import { Code, Text } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { CopyText, type DataColumn, DataTable, DateTime, PageHeader } from "@sortes/ui";
import { IconShieldCheck } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { SearchInput } from "../../parts/search-input.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { Actor } from "./actor.tsx";
import type { AuditEntryView } from "./audit.types.ts";
import { AuditEntryDrawer } from "./audit-entry-drawer.tsx";
import { auditEntriesPerPage, readAuditFilter } from "./audit-filter.ts";
import { ChainCheck } from "./chain-check.tsx";

/** Who did what, newest first; nothing in it can be changed or removed. */
export function AuditPage() {
  const t = useTranslations("audit");
  const trpc = useTRPC();
  const { values, change } = useAddressFilter();
  const filter = readAuditFilter(values);
  const { cursor, pagingFor } = useCursorPaging<bigint>(JSON.stringify(filter));
  const query = useQuery(
    trpc.audit.list.queryOptions(
      { ...filter, cursor, limit: auditEntriesPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  const open = query.data?.items.find(({ seq }) => seq.toString() === values.entry);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const hrefOf = (seq: bigint) => `/audit?${new URLSearchParams({ ...values, entry: seq.toString() })}`;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ChainCheck />
      <AuditFilters />
      <DataTable
        dense
        label={t("title")}
        columns={useColumns(query.data?.people ?? {})}
        {...useTableState(query)}
        rowId={(entry) => entry.seq.toString()}
        rowHref={(entry) => hrefOf(entry.seq)}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{
          icon: <IconShieldCheck size={28} stroke={1.5} />,
          title: isNarrowed ? t("noneFound.title") : t("none.title"),
          description: isNarrowed ? t("noneFound.description") : t("none.description"),
        }}
      />
      <AuditEntryDrawer
        entry={open}
        people={query.data?.people ?? {}}
        onClose={() => change({ entry: undefined })}
      />
    </>
  );
}

function AuditFilters() {
  const t = useTranslations("audit.filter");
  const { values, change } = useAddressFilter();
  const filter = readAuditFilter(values);
  return (
    <FilterBar label={t("label")}>
      <SearchInput
        label={t("action")}
        placeholder={t("actionHint")}
        value={filter.action ?? ""}
        onChange={(action) => change({ action })}
      />
      <SearchInput
        label={t("actor")}
        placeholder={t("idHint")}
        value={filter.actorId ?? ""}
        onChange={(actorId) => change({ actorId })}
      />
      <SearchInput
        label={t("subject")}
        placeholder={t("idHint")}
        value={filter.subjectId ?? ""}
        onChange={(subjectId) => change({ subjectId })}
      />
    </FilterBar>
  );
}

function useColumns(people: Record<string, string>): DataColumn<AuditEntryView>[] {
  const t = useTranslations("audit");
  return [
    {
      key: "seq",
      title: t("column.seq"),
      width: 80,
      render: (entry) => <span className="sortes-figures">{entry.seq.toString()}</span>,
    },
    {
      key: "at",
      title: t("column.at"),
      width: 230,
      render: (entry) => <DateTime at={entry.at} style="full" />,
    },
    {
      key: "actor",
      title: t("column.actor"),
      width: 220,
      render: (entry) => <Actor entry={entry} people={people} />,
    },
    {
      key: "action",
      title: t("column.action"),
      phone: "title",
      render: (entry) => <Code>{entry.action}</Code>,
    },
    {
      key: "subject",
      title: t("column.subject"),
      render: (entry) => (
        <>
          <Text span size="sm" c="dimmed">
            {entry.subjectKind}{" "}
          </Text>
          {people[entry.subjectId] ?? <CopyText value={entry.subjectId} label={t("subjectId")} ends={6} />}
        </>
      ),
    },
    {
      key: "reason",
      title: t("column.reason"),
      phone: "hidden",
      render: (entry) => (
        <Text span size="sm" lineClamp={1}>
          {entry.reason || "–"}
        </Text>
      ),
    },
  ];
}
