"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { useErrorMessage } from "@sortes/site/errors";
import { type DataColumn, DataTable, DateTime, Money, saveAsFile } from "@sortes/ui";
import { IconDownload, IconListDetails } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./statement.module.css";
import { type DateRange, exportRange, toInstants } from "./statement-range.ts";

type Movement = Outputs["wallet"]["statement"]["items"][number];

/** Every movement with the balance after it, between two dates, and as a file. */
export function Statement() {
  const t = useTranslations("wallet.statement");
  const trpc = useTRPC();
  const [range, setRange] = useState<DateRange>({ fromOn: "", toOn: "" });
  const { cursor: offset = 0, pagingFor } = useCursorPaging<number>(JSON.stringify(range));
  const isFiltered = range.fromOn !== "" || range.toOn !== "";
  const query = useQuery(
    trpc.wallet.statement.queryOptions(
      { ...toInstants(range), offset },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          type="date"
          size="sm"
          label={t("from")}
          value={range.fromOn}
          onChange={(event) => setRange({ ...range, fromOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          size="sm"
          label={t("to")}
          value={range.toOn}
          onChange={(event) => setRange({ ...range, toOn: event.currentTarget.value })}
        />
        {isFiltered ? (
          <Button variant="subtle" color="gray" onClick={() => setRange({ fromOn: "", toOn: "" })}>
            {t("clear")}
          </Button>
        ) : null}
        <Group ml="auto">
          <ExportButton range={range} />
        </Group>
      </div>
      <DataTable
        label={t("label")}
        columns={useStatementColumns()}
        {...useTableState(query)}
        rowId={({ id }) => id}
        empty={{
          title: t("emptyTitle"),
          description: isFiltered ? t("emptyRange") : t("emptyText"),
          icon: <IconListDetails size={28} stroke={1.5} />,
        }}
        paging={pagingFor(query.data?.nextOffset)}
      />
    </>
  );
}

function useStatementColumns(): DataColumn<Movement>[] {
  const t = useTranslations("wallet.statement");
  return [
    { key: "when", title: t("when"), render: ({ createdAt }) => <DateTime at={createdAt} /> },
    { key: "what", title: t("what"), render: ({ kind }) => t(`kind.${kind}`), phone: "title" },
    {
      key: "amount",
      title: t("amount"),
      align: "right",
      render: ({ changeMinor, currency }) => <Money minor={changeMinor} currency={currency} tone="flow" />,
    },
    {
      key: "balance",
      title: t("balance"),
      align: "right",
      render: ({ balanceAfterMinor, currency }) => <Money minor={balanceAfterMinor} currency={currency} />,
    },
  ];
}

function ExportButton({ range }: { range: DateRange }) {
  const t = useTranslations("wallet.statement");
  const client = useTRPCClient();
  const messageOf = useErrorMessage();
  const save = useMutation({
    mutationFn: async () => {
      const dates = exportRange(range, new Date());
      const text = await client.wallet.statementCsv.query(toInstants(dates));
      saveAsFile(text, {
        name: t("fileName", { from: dates.fromOn, to: dates.toOn }),
        type: "text/csv;charset=utf-8",
      });
    },
    onSuccess: () => notifications.show({ message: t("saved"), color: "green" }),
    onError: (error) => notifications.show({ message: messageOf(error).message, color: "red" }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={save.isPending}
      onClick={() => save.mutate()}
      title={t("exportHint")}
    >
      {t("export")}
    </Button>
  );
}
