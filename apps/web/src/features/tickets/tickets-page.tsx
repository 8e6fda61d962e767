"use client";

import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { LineNumbers } from "@sortes/site/numbers";
import { type DataColumn, DataTable, DateTime, Money, PageHeader } from "@sortes/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { GameSelect } from "../games/game-select.tsx";
import { OutcomeBadge, type Ticket } from "./outcome-badge.tsx";
import { type TicketFilter, ticketStatuses, ticketsInput, ticketsPath } from "./ticket-filter.ts";

/** The player's tickets, newest first, by what they wait for or became. */
export function TicketsPage({ filter }: { filter: TicketFilter }) {
  const t = useTranslations("tickets");
  const router = useRouter();
  const change = (part: Partial<TicketFilter>) =>
    router.replace(ticketsPath({ ...filter, ...part }), { scroll: false });
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Group align="end" mb="md" gap="sm">
        <SegmentedControl
          aria-label={t("status.label")}
          data={ticketStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          value={filter.status}
          onChange={(status) => change({ status })}
        />
        <GameSelect gameId={filter.gameId} onChange={(gameId) => change({ gameId })} hideLabel />
      </Group>
      <TicketTable key={ticketsPath(filter)} filter={filter} />
    </>
  );
}

function TicketTable({ filter }: { filter: TicketFilter }) {
  const t = useTranslations("tickets");
  const trpc = useTRPC();
  const { cursor, pagingFor } = useCursorPaging<string>();
  const query = useQuery(
    trpc.betting.tickets.queryOptions(
      { ...ticketsInput(filter), cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <DataTable
      label={t("title")}
      columns={useColumns()}
      {...useTableState(query)}
      rowId={({ ticketId }) => ticketId}
      rowHref={({ ticketId }) => `/tickets/${ticketId}`}
      empty={{
        title: t(`empty.${filter.status}`),
        description: t("emptyText"),
        action: (
          <Button component={Link} href="/" variant="light">
            {t("toGames")}
          </Button>
        ),
      }}
      paging={pagingFor(query.data?.nextCursor)}
    />
  );
}

function useColumns(): DataColumn<Ticket>[] {
  const t = useTranslations("tickets");
  return [
    {
      key: "draw",
      title: t("draw"),
      render: ({ game, draw }) => t("drawOf", { game: game.name, number: draw.number }),
      width: 210,
      phone: "title",
    },
    {
      key: "at",
      title: t("drawnAt"),
      render: ({ draw, game }) => <DateTime at={draw.publishAt} zone={game.timeZone} />,
      width: 180,
    },
    { key: "lines", title: t("lines"), render: (ticket) => <FirstLine ticket={ticket} /> },
    {
      key: "stake",
      title: t("stake"),
      align: "right",
      render: ({ stakeMinor, currency }) => <Money minor={stakeMinor} currency={currency} />,
    },
    { key: "outcome", title: t("outcome"), render: (ticket) => <OutcomeBadge ticket={ticket} /> },
    {
      key: "prize",
      title: t("prize"),
      align: "right",
      render: ({ prizeMinor, currency }) =>
        prizeMinor > 0n ? <Money minor={prizeMinor} currency={currency} tone="prize" weight="strong" /> : "–",
    },
  ];
}

function FirstLine({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("tickets");
  const [first, ...others] = ticket.lines;
  return (
    <Group gap="xs" wrap="nowrap">
      {first ? <LineNumbers line={first} size="xs" /> : null}
      {others.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t("moreLines", { count: others.length })}
        </Text>
      ) : null}
    </Group>
  );
}
