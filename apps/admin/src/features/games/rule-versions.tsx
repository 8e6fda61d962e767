"use client";

import { useCursorPaging, useTableState } from "@sortes/site/data";
import { type DataColumn, DataTable, DateTime, StateBadge } from "@sortes/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { versionsPerPage } from "./game-limits.ts";

type Page = Outputs["games"]["ruleVersions"];
type VersionRow = Page["items"][number];

/** The versions of a game's rules, newest first. Draws keep the version they were scheduled under. */
export function RuleVersions({ gameId }: { gameId: string }) {
  const t = useTranslations("game.versions");
  const { cursor, pagingFor } = useCursorPaging<number>(gameId);
  const query = useQuery(
    useTRPC().games.ruleVersions.queryOptions(
      { gameId, cursor, limit: versionsPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Panel title={t("title")}>
      <DataTable
        dense
        label={t("title")}
        columns={useColumns(query.data?.people ?? {})}
        {...useTableState(query)}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/games/${gameId}/versions/${id}`}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{ title: t("none"), description: t("noneHint") }}
      />
    </Panel>
  );
}

function useColumns(people: Page["people"]): DataColumn<VersionRow>[] {
  const t = useTranslations("game.versions");
  return [
    { key: "version", title: t("version"), phone: "title", render: ({ version }) => t("name", { version }) },
    {
      key: "state",
      title: t("state"),
      render: ({ state }) => <StateBadge kind="rule_version" state={state} size="sm" />,
    },
    { key: "author", title: t("author"), render: ({ createdBy }) => people[createdBy] ?? createdBy },
    {
      key: "approver",
      title: t("approver"),
      render: ({ approvedBy }) => (approvedBy ? (people[approvedBy] ?? approvedBy) : "–"),
    },
    {
      key: "at",
      title: t("at"),
      render: ({ publishedAt, createdAt }) => <DateTime at={publishedAt ?? createdAt} />,
    },
    {
      key: "hash",
      title: t("hash"),
      phone: "hidden",
      render: ({ ruleHash }) => <code title={ruleHash}>{ruleHash.slice(0, 10)}</code>,
    },
  ];
}
