"use client";

import { Anchor } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { CopyText, type DataColumn, DataTable, DateTime, Money } from "@sortes/ui";
import { IconListDetails } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

type Movement = Outputs["players"]["statement"]["items"][number];

const movementsPerPage = 25;

/** Every movement of the player's cash, newest first, each with the balance after it. */
export function PlayerStatement({ playerId, currency }: { playerId: string; currency: string }) {
  const t = useTranslations("players.statement");
  const trpc = useTRPC();
  const { cursor: offset = 0, pagingFor } = useCursorPaging<number>();
  const query = useQuery(
    trpc.players.statement.queryOptions(
      { playerId, currency, offset, limit: movementsPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  const columns: DataColumn<Movement>[] = [
    { key: "at", title: t("at"), render: (row) => <DateTime at={row.createdAt} style="full" /> },
    { key: "kind", title: t("kind"), phone: "title", render: (row) => t(`kinds.${row.kind}`) },
    {
      key: "reference",
      title: t("reference"),
      phone: "hidden",
      render: (row) => <Reference playerId={playerId} movement={row} />,
    },
    {
      key: "change",
      title: t("change"),
      align: "right",
      render: (row) => <Money minor={row.changeMinor} currency={currency} tone="flow" />,
    },
    {
      key: "balance",
      title: t("balance"),
      align: "right",
      render: (row) => <Money minor={row.balanceAfterMinor} currency={currency} weight="strong" />,
    },
  ];
  return (
    <DataTable
      dense
      label={t("title")}
      columns={columns}
      {...useTableState(query)}
      rowId={(row) => row.id}
      paging={pagingFor(query.data?.nextOffset)}
      empty={{
        icon: <IconListDetails size={28} stroke={1.5} />,
        title: t("none.title"),
        description: t("none.description"),
      }}
    />
  );
}

/** What a movement was for, as a link where this console shows it. */
function Reference({ playerId, movement }: { playerId: string; movement: Movement }) {
  const t = useTranslations("players.statement");
  const { referenceKind: kind, referenceId: id } = movement;
  const href = {
    draw: `/draws/${id}`,
    claim: `/claims/${id}`,
    ticket: `/players/${playerId}?side=tickets&ticket=${id}`,
  }[kind];
  if (href && (kind === "draw" || kind === "claim" || kind === "ticket")) {
    return (
      <Anchor component={Link} href={href} size="sm" underline="always">
        {t(`references.${kind}`)}
      </Anchor>
    );
  }
  return <CopyText value={id} label={t("reference")} ends={6} />;
}
