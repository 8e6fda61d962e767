"use client";

import { Paper } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { DataTable as MantineDataTable } from "mantine-datatable";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState, type EmptyStateProps } from "../feedback/empty-state.tsx";
import { ErrorState, type ErrorStateProps } from "../feedback/error-state.tsx";
import { LoadingState } from "../feedback/loading-state.tsx";
import classes from "./data-table.module.css";
import { type Paging, PagingBar } from "./paging-bar.tsx";

export type DataColumn<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  align?: "left" | "right" | "center" | undefined;
  width?: number | string | undefined;
  /** On a phone a row becomes a card: its `title` column heads it, `hidden` ones are left out. */
  phone?: "title" | "line" | "hidden" | undefined;
};

export type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly DataColumn<Row>[];
  /** Undefined while the first answer is on its way. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** Makes the whole row a link, carried by its first column. */
  rowHref?: ((row: Row) => string) | undefined;
  empty: EmptyStateProps;
  error?: ErrorStateProps | undefined;
  /** Newer rows are on their way; the old ones stay, dimmed. */
  refreshing?: boolean | undefined;
  paging?: Paging | undefined;
  /** Tighter rows for the console. */
  dense?: boolean | undefined;
};

const phone = "(max-width: 48em)";

/** Rows of one kind with their waiting, empty and failed states; a table on a desk, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, error, empty, paging, refreshing } = props;
  const onPhone = useMediaQuery(phone, false);
  if (error && !rows) {
    return (
      <Paper withBorder>
        <ErrorState {...error} />
      </Paper>
    );
  }
  if (!rows) return <LoadingState shape="rows" count={8} />;
  if (rows.length === 0) {
    return (
      <Paper withBorder>
        <EmptyState {...empty} />
        {paging ? <PagingBar paging={paging} /> : null}
      </Paper>
    );
  }
  return (
    <div className={classes.root} aria-busy={refreshing || undefined}>
      {onPhone ? <Cards {...props} rows={rows} /> : <Grid {...props} rows={rows} />}
      {paging ? <PagingBar paging={paging} /> : null}
    </div>
  );
}

type FilledProps<Row> = DataTableProps<Row> & { rows: readonly Row[] };

function Grid<Row>({ label, columns, rows, rowId, rowHref, dense = false }: FilledProps<Row>) {
  return (
    <MantineDataTable
      tableRef={(table) => table?.setAttribute("aria-label", label)}
      withTableBorder
      borderRadius="lg"
      highlightOnHover={rowHref !== undefined}
      verticalSpacing={dense ? 7 : "sm"}
      horizontalSpacing={dense ? "sm" : "md"}
      fz="sm"
      classNames={{ header: classes.header ?? "" }}
      rowClassName={() => classes.row ?? ""}
      idAccessor={(row) => rowId(row)}
      records={[...rows]}
      columns={columns.map((column, index) => ({
        accessor: column.key,
        title: column.title,
        textAlign: column.align ?? "left",
        ...(column.width === undefined ? {} : { width: column.width }),
        render: (row: Row) =>
          index === 0 && rowHref ? (
            <Link href={rowHref(row)} className={classes.stretched}>
              {column.render(row)}
            </Link>
          ) : (
            column.render(row)
          ),
      }))}
    />
  );
}

function Cards<Row>({ label, columns, rows, rowId, rowHref }: FilledProps<Row>) {
  const head = columns.find((column) => column.phone === "title") ?? columns[0];
  const lines = columns.filter((column) => column !== head && column.phone !== "hidden");
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowId(row)} className={classes.card}>
          <div className={classes.cardHead}>
            {rowHref ? (
              <Link href={rowHref(row)} className={classes.stretched}>
                {head?.render(row)}
              </Link>
            ) : (
              head?.render(row)
            )}
          </div>
          <dl className={classes.lines}>
            {lines.map((column) => (
              <div key={column.key} className={classes.line}>
                <dt>{column.title}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
