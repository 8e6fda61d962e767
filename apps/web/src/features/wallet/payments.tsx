"use client";

import { Stack, Text } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { type DataColumn, DataTable, DateTime, Money, StateBadge } from "@sortes/ui";
import { IconCreditCard } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { useFailureText } from "./use-failure-text.ts";
import { useInstrumentName } from "./use-instrument-name.ts";

type Payment = Outputs["wallet"]["payments"]["items"][number];

/** Deposits and withdrawals with what became of them. */
export function Payments() {
  const t = useTranslations("wallet.payments");
  const trpc = useTRPC();
  const { cursor, pagingFor } = useCursorPaging<string>();
  const query = useQuery(
    trpc.wallet.payments.queryOptions({ cursor }, { placeholderData: keepPreviousData }),
  );
  return (
    <DataTable
      label={t("label")}
      columns={usePaymentColumns()}
      {...useTableState(query)}
      rowId={({ id }) => id}
      empty={{
        title: t("emptyTitle"),
        description: t("emptyText"),
        icon: <IconCreditCard size={28} stroke={1.5} />,
      }}
      paging={pagingFor(query.data?.nextCursor)}
    />
  );
}

function usePaymentColumns(): DataColumn<Payment>[] {
  const t = useTranslations("wallet.payments");
  const tDirection = useTranslations("payment.direction");
  const nameOf = useInstrumentName();
  const failureText = useFailureText();
  return [
    { key: "when", title: t("when"), render: ({ createdAt }) => <DateTime at={createdAt} /> },
    { key: "what", title: t("what"), render: ({ direction }) => tDirection(direction), phone: "title" },
    { key: "instrument", title: t("instrument"), render: ({ instrument }) => nameOf(instrument) },
    {
      key: "state",
      title: t("state"),
      render: ({ state, failureCode }) => (
        <Stack gap={4} align="flex-start">
          <StateBadge kind="payment" state={state} size="sm" />
          {state === "failed" ? (
            <Text size="xs" c="dimmed">
              {failureText(failureCode)}
            </Text>
          ) : null}
        </Stack>
      ),
    },
    {
      key: "amount",
      title: t("amount"),
      align: "right",
      render: ({ amountMinor, currency }) => <Money minor={amountMinor} currency={currency} />,
    },
  ];
}
