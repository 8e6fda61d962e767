"use client";

import { Stack } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { LineNumbers } from "@sortes/site/numbers";
import { type DataColumn, DataTable, DateTime, Money } from "@sortes/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { TicketDrawer } from "./ticket-drawer.tsx";

type TicketRow = Outputs["players"]["tickets"]["items"][number];

const ticketsPerPage = 20;

/** A player's tickets, newest first; one opens beside the list. */
export function PlayerTickets({ playerId }: { playerId: string }) {
  const t = useTranslations("players.tickets");
  const trpc = useTRPC();
  const { cursor, pagingFor } = useCursorPaging<string>();
  const query = useQuery(
    trpc.players.tickets.queryOptions(
      { playerId, cursor, limit: ticketsPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <DataTable
        dense
        label={t("title")}
        columns={useColumns()}
        {...useTableState(query)}
        rowId={(ticket) => ticket.ticketId}
        rowHref={(ticket) => `/players/${playerId}?side=tickets&ticket=${ticket.ticketId}`}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{ title: t("none.title"), description: t("none.description") }}
      />
      <TicketDrawer playerId={playerId} />
    </>
  );
}

function useColumns(): DataColumn<TicketRow>[] {
  const t = useTranslations("players.tickets");
  return [
    {
      key: "draw",
      title: t("draw"),
      phone: "title",
      render: (ticket) => t("drawOf", { game: ticket.game.name, number: ticket.draw.number }),
    },
    {
      key: "lines",
      title: t("lines"),
      phone: "hidden",
      render: (ticket) => {
        const [first] = ticket.lines;
        return (
          <Stack gap={2}>
            {first ? <LineNumbers line={first} size="xs" /> : null}
            {ticket.lines.length > 1 ? t("moreLines", { count: ticket.lines.length - 1 }) : null}
          </Stack>
        );
      },
    },
    { key: "sold", title: t("sold"), render: (ticket) => <DateTime at={ticket.soldAt} /> },
    {
      key: "stake",
      title: t("stake"),
      align: "right",
      render: (ticket) => <Money minor={ticket.stakeMinor} currency={ticket.currency} />,
    },
    {
      key: "outcome",
      title: t("outcome"),
      render: (ticket) => <OutcomeBadge outcome={ticket.outcome} drawState={ticket.draw.state} size="sm" />,
    },
    {
      key: "prize",
      title: t("prize"),
      align: "right",
      render: (ticket) =>
        ticket.prizeMinor > 0n && ticket.outcome !== "waiting" ? (
          <Money minor={ticket.prizeMinor} currency={ticket.currency} tone="prize" />
        ) : (
          "–"
        ),
    },
  ];
}
