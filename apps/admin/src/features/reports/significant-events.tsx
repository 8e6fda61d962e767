"use client";

import { Anchor, Code, Select, Text } from "@mantine/core";
import { severities } from "@sortes/domain/reporting";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { CopyText, type DataColumn, DataTable, DateTime } from "@sortes/ui";
import { IconBell } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { eventsPerPage, readSeverity } from "./event-filter.ts";
import { SeverityBadge } from "./severity-badge.tsx";

type EventRow = Outputs["reports"]["significantEvents"]["items"][number];

/** What a regulator must hear of, newest first. */
export function SignificantEvents() {
  const t = useTranslations("reports.events");
  const trpc = useTRPC();
  const { values, change } = useAddressFilter();
  const severity = readSeverity(values.severity);
  const { cursor, pagingFor } = useCursorPaging<string>(severity);
  const query = useQuery(
    trpc.reports.significantEvents.queryOptions(
      { severity, cursor, limit: eventsPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <FilterBar label={t("filter")}>
        <Select
          label={t("severity")}
          placeholder={t("any")}
          clearable
          data={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
          value={severity ?? null}
          onChange={(value) => change({ severity: value ?? undefined })}
        />
      </FilterBar>
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        {...useTableState(query)}
        rowId={(event) => event.id}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{
          icon: <IconBell size={28} stroke={1.5} />,
          title: t("none.title"),
          description: t("none.description"),
        }}
      />
    </>
  );
}

function useColumns(): DataColumn<EventRow>[] {
  const t = useTranslations("reports.events");
  return [
    { key: "at", title: t("at"), width: 260, render: (event) => <DateTime at={event.at} style="full" /> },
    {
      key: "severity",
      title: t("severity"),
      width: 120,
      render: (event) => <SeverityBadge severity={event.severity} />,
    },
    { key: "kind", title: t("kind"), phone: "title", render: (event) => <Kind kind={event.kind} /> },
    { key: "subject", title: t("subject"), width: 240, render: (event) => <Subject event={event} /> },
    { key: "details", title: t("details"), render: (event) => <Details details={event.details} /> },
  ];
}

/** What happened in words; a kind without words is shown as it is named. */
function Kind({ kind }: { kind: string }) {
  const t = useTranslations("reports.events.kinds");
  const key = kind as "draw.held";
  return t.has(key) ? t(key) : <Code>{kind}</Code>;
}

function Subject({ event: { subjectKind, subjectId } }: { event: EventRow }) {
  const t = useTranslations("reports.events");
  const href = { draw: `/draws/${subjectId}`, game: `/games/${subjectId}` }[subjectKind];
  return (
    <>
      <Text span size="sm" c="dimmed">
        {subjectKind}{" "}
      </Text>
      {href ? (
        <Anchor component={Link} href={href} size="sm" underline="always">
          {subjectId.length > 20 ? `${subjectId.slice(0, 8)}…` : subjectId}
        </Anchor>
      ) : (
        <CopyText value={subjectId} label={t("subjectId")} ends={8} />
      )}
    </>
  );
}

/** The facts of an event, one after another: they are few and flat. */
function Details({ details }: { details: unknown }) {
  const facts = Object.entries((details ?? {}) as Record<string, unknown>);
  if (facts.length === 0) return "–";
  return (
    <Text span size="sm" style={{ overflowWrap: "anywhere" }}>
      {facts
        .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
        .join(" · ")}
    </Text>
  );
}
