"use client";

import { Code, Group } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { CopyText, type DataColumn, DataTable, DateTime, Money, StateBadge } from "@sortes/ui";
import { IconCreditCard } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

type Payment = Outputs["players"]["payments"]["items"][number];

const paymentsPerPage = 20;

/** Deposits and withdrawals, newest first, with what the processor said. */
export function PlayerPayments({ playerId }: { playerId: string }) {
  const t = useTranslations("players.payments");
  const trpc = useTRPC();
  const { cursor, pagingFor } = useCursorPaging<string>();
  const query = useQuery(
    trpc.players.payments.queryOptions(
      { playerId, cursor, limit: paymentsPerPage },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <DataTable
      dense
      label={t("title")}
      columns={useColumns()}
      {...useTableState(query)}
      rowId={(payment) => payment.id}
      paging={pagingFor(query.data?.nextCursor)}
      empty={{
        icon: <IconCreditCard size={28} stroke={1.5} />,
        title: t("none.title"),
        description: t("none.description"),
      }}
    />
  );
}

function useColumns(): DataColumn<Payment>[] {
  const t = useTranslations("players.payments");
  return [
    { key: "at", title: t("at"), render: (payment) => <DateTime at={payment.createdAt} style="full" /> },
    {
      key: "direction",
      title: t("direction"),
      phone: "title",
      render: (payment) => t(`directions.${payment.direction}`),
    },
    {
      key: "amount",
      title: t("amount"),
      align: "right",
      render: (payment) => <Money minor={payment.amountMinor} currency={payment.currency} />,
    },
    {
      key: "state",
      title: t("state"),
      render: (payment) => (
        <Group gap="xs">
          <StateBadge kind="payment" state={payment.state} size="sm" />
          {payment.failureCode ? <Code>{payment.failureCode}</Code> : null}
        </Group>
      ),
    },
    { key: "instrument", title: t("instrument"), render: (payment) => <Code>{payment.instrument}</Code> },
    {
      key: "reference",
      title: t("reference"),
      render: (payment) =>
        payment.processorRef ? (
          <CopyText value={payment.processorRef} label={t("reference")} ends={6} />
        ) : (
          "–"
        ),
    },
  ];
}
