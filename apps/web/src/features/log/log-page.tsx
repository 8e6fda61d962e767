"use client";

import { Alert, Anchor, Code, Group, Stack, Text } from "@mantine/core";
import { tilePath } from "@sortes/domain/proof";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { PendingQuery } from "@sortes/site/errors";
import {
  CopyText,
  type DataColumn,
  DataTable,
  DateTime,
  formatCount,
  KeyValueList,
  PageHeader,
  SectionCard,
} from "@sortes/ui";
import { IconListCheck } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./log.module.css";
import { entriesInput, type LogFilter } from "./log-filter.ts";

type Entry = Outputs["log"]["entries"]["items"][number];

/** The public log: its newest head, the keys that sign, and every entry. */
export function LogPage({ filter }: { filter: LogFilter }) {
  const t = useTranslations("log");
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} description={t("description")} />
      {filter.drawId ? (
        <Alert color="blue" icon={<IconListCheck aria-hidden />}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">{t("onlyDraw")}</Text>
            <Anchor component={Link} href="/log" size="sm">
              {t("allDraws")}
            </Anchor>
          </Group>
        </Alert>
      ) : (
        <Head />
      )}
      <EntryTable key={filter.drawId ?? ""} filter={filter} />
    </Stack>
  );
}

function Head() {
  const t = useTranslations("log");
  const locale = useLocale();
  const trpc = useTRPC();
  const query = useQuery(trpc.log.head.queryOptions());
  if (!query.data) return <PendingQuery query={query} />;
  const { note, size, logKey, drawKey } = query.data;
  return (
    <div className={classes.columns}>
      <SectionCard title={t("headTitle")} text={t("headText")}>
        <Code block className={classes.note ?? ""}>
          {note.trimEnd()}
        </Code>
        <Files size={size} />
      </SectionCard>
      <SectionCard title={t("keysTitle")} text={t("keysText")}>
        <KeyValueList
          items={[
            { label: t("size"), value: formatCount(size, locale) },
            { label: t("logKey"), value: <CopyText value={logKey} label={t("logKey")} ends={14} /> },
            { label: t("drawKey"), value: <CopyText value={drawKey} label={t("drawKey")} ends={10} /> },
          ]}
        />
      </SectionCard>
    </div>
  );
}

/** Entries or hashes of a complete file. */
const TILE = 256;

/** Where programs read the log. */
function Files({ size }: { size: bigint }) {
  const t = useTranslations("log");
  const first = { index: 0n, width: Math.min(Number(size), TILE) };
  const files = [
    { href: "/log/checkpoint", text: t("checkpoint") },
    { href: `/log/tile/${tilePath({ level: 0, ...first })}`, text: t("firstTile") },
    { href: `/log/tile/${tilePath({ level: "entries", ...first })}`, text: t("firstEntries") },
  ];
  return (
    <>
      <Text size="sm" c="dimmed" mt="md" mb="xs">
        {t("filesText")}
      </Text>
      <Group gap="md">
        {files.map(({ href, text }) => (
          <Anchor key={href} href={href} size="sm">
            {text}
          </Anchor>
        ))}
      </Group>
    </>
  );
}

function EntryTable({ filter }: { filter: LogFilter }) {
  const t = useTranslations("log");
  const trpc = useTRPC();
  const { cursor, pagingFor } = useCursorPaging<number>();
  const query = useQuery(
    trpc.log.entries.queryOptions({ ...entriesInput(filter), cursor }, { placeholderData: keepPreviousData }),
  );
  return (
    <DataTable
      label={t("entries")}
      columns={useColumns()}
      {...useTableState(query)}
      rowId={({ index }) => `${index}`}
      empty={{
        title: t("emptyTitle"),
        description: t("emptyText"),
        icon: <IconListCheck size={28} stroke={1.5} />,
      }}
      paging={pagingFor(query.data?.nextCursor)}
    />
  );
}

function useColumns(): DataColumn<Entry>[] {
  const t = useTranslations("log");
  const locale = useLocale();
  return [
    {
      key: "type",
      title: t("type"),
      render: ({ type }) => (
        <div>
          <Text size="sm" fw={600}>
            {t(`types.${type}`)}
          </Text>
          <Text size="xs" c="dimmed">
            {t(`typesText.${type}`)}
          </Text>
        </div>
      ),
      phone: "title",
    },
    { key: "index", title: t("index"), render: ({ index }) => formatCount(index, locale), width: 90 },
    {
      key: "draw",
      title: t("draw"),
      render: ({ drawId, gameName, drawNumber }) => (
        <Anchor component={Link} href={`/results/${drawId}`} size="sm">
          {t("drawOf", { game: gameName, number: drawNumber })}
        </Anchor>
      ),
    },
    {
      key: "at",
      title: t("at"),
      render: ({ at, timeZone }) => <DateTime at={at} zone={timeZone} style="full" />,
    },
    {
      key: "hash",
      title: t("hash"),
      render: ({ leafHash }) => <CopyText value={leafHash} label={t("hash")} ends={8} />,
    },
  ];
}
