"use client";

import { Alert, Button, Progress, Stack, Text } from "@mantine/core";
import { useTableState } from "@sortes/site/data";
import { useErrorMessage } from "@sortes/site/errors";
import { type DataColumn, DataTable, DateTime, RelativeTime } from "@sortes/ui";
import { IconChecks, IconSignature } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { WaitingSeat } from "./ceremony.types.ts";
import type { OwnKeys } from "./own-keys.ts";
import { useCommit } from "./use-commit.ts";
import { shareId } from "./vault.ts";

const seatsPerPage = 20;
/** Draws are announced ahead, and nobody is told of it by an event. */
const refreshMs = 30_000;

type Lookup = (signingKey: string) => OwnKeys | undefined;

/** Announced draws that wait for this person's share, to commit to one or to all. */
export function SeatsPanel({ keysFor }: { keysFor: Lookup }) {
  const t = useTranslations("ceremony.seats");
  const trpc = useTRPC();
  const [page, setPage] = useState(1);
  const query = useQuery(
    trpc.ceremony.waiting.queryOptions(
      { offset: (page - 1) * seatsPerPage, limit: seatsPerPage },
      { placeholderData: keepPreviousData, refetchInterval: refreshMs },
    ),
  );
  const { mutation, progress } = useCommit(keysFor);
  const total = query.data?.total ?? 0;
  const canCommit = query.data?.items.some(({ signingKey }) => keysFor(signingKey)) ?? false;
  const columns = useColumns(keysFor, {
    isBusy: mutation.isPending,
    commit: (seat) => mutation.mutate(seat),
  });
  return (
    <Panel
      title={t("title")}
      action={
        canCommit ? (
          <Button
            leftSection={<IconChecks size={16} aria-hidden />}
            disabled={mutation.isPending}
            onClick={() => mutation.mutate("all")}
          >
            {t("commitAll", { count: Math.min(total, 100) })}
          </Button>
        ) : null
      }
    >
      <Text size="sm" c="dimmed" mb="md" maw="60rem">
        {t("description")}
      </Text>
      <CommitStatus progress={progress} error={mutation.error} />
      <DataTable
        dense
        label={t("title")}
        columns={columns}
        {...useTableState(query)}
        rowId={shareId}
        paging={
          total > 0 ? { kind: "page", page, pageSize: seatsPerPage, total, onPage: setPage } : undefined
        }
        empty={{
          icon: <IconSignature size={28} stroke={1.5} />,
          title: t("none"),
          description: t("noneHint"),
        }}
      />
    </Panel>
  );
}

function CommitStatus({
  progress,
  error,
}: {
  progress: { done: number; of: number } | null;
  error: unknown;
}) {
  const t = useTranslations("ceremony.seats");
  const errorMessage = useErrorMessage();
  return (
    <div role="status">
      {progress ? (
        <Stack gap="xs" mb="md">
          <Text size="sm">{t("committing", { at: progress.done + 1, of: progress.of })}</Text>
          <Progress value={(progress.done / progress.of) * 100} aria-label={t("progress")} />
        </Stack>
      ) : null}
      {error && !progress ? (
        <Alert color="red" variant="light" mb="md">
          {errorMessage(error).message}
        </Alert>
      ) : null}
    </div>
  );
}

function useColumns(
  keysFor: Lookup,
  { isBusy, commit }: { isBusy: boolean; commit: (seat: WaitingSeat) => void },
): DataColumn<WaitingSeat>[] {
  const t = useTranslations("ceremony.column");
  return [
    {
      key: "draw",
      title: t("draw"),
      phone: "title",
      render: (seat) => t("name", { game: seat.gameName, number: seat.number }),
    },
    { key: "role", title: t("role"), render: (seat) => seat.role },
    {
      key: "cutoff",
      title: t("cutoff"),
      render: (seat) => (
        <Stack gap={0}>
          <RelativeTime at={seat.cutoffAt} />
          <Text span size="xs" c="dimmed">
            <DateTime at={seat.cutoffAt} withZone />
          </Text>
        </Stack>
      ),
    },
    {
      key: "act",
      title: t("share"),
      align: "right",
      render: (seat) => {
        if (!keysFor(seat.signingKey)) return t("keyElsewhere");
        if (seat.holders.length < 3) return t("holdersMissing");
        const label = t("commitTo", { game: seat.gameName, number: seat.number });
        return (
          <Button
            size="xs"
            variant="default"
            disabled={isBusy}
            onClick={() => commit(seat)}
            aria-label={label}
          >
            {t("commit")}
          </Button>
        );
      },
    },
  ];
}
