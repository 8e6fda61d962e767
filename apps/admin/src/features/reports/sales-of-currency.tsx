"use client";

import { SimpleGrid, Stack } from "@mantine/core";
import type { DailySalesRow } from "@sortes/domain/reporting";
import { type DataColumn, DataTable, formatCount, formatLocalDate, Money, StatTile } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { MoneyChart, seriesColor, seriesColorsClass } from "../../parts/money-chart.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type DateRange, datesOf } from "./report-range.ts";
import classes from "./sales-of-currency.module.css";
import { gamesOf, sumSales } from "./sales-sums.ts";

export type SalesOfCurrencyProps = {
  currency: string;
  rows: readonly DailySalesRow[];
  range: DateRange;
};

const rowsPerPage = 30;

/** The report of one currency: its sums, a bar for each day, and every row. */
export function SalesOfCurrency({ currency, rows, range }: SalesOfCurrencyProps) {
  const t = useTranslations("reports.sales");
  const locale = useLocale();
  const [page, setPage] = useState(1);
  const lastPage = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const shown = Math.min(page, lastPage);
  const latestFirst = rows.toReversed();
  return (
    <Stack gap="lg">
      <Sums currency={currency} rows={rows} />
      <Panel title={t("chartTitle")}>
        <SalesChart currency={currency} rows={rows} range={range} />
      </Panel>
      <DataTable
        dense
        label={t("table", { currency })}
        columns={useColumns(locale)}
        rows={latestFirst.slice((shown - 1) * rowsPerPage, shown * rowsPerPage)}
        rowId={(row) => `${row.soldOn}/${row.gameId}`}
        paging={{ kind: "page", page: shown, pageSize: rowsPerPage, total: rows.length, onPage: setPage }}
        empty={{ title: t("none.title") }}
      />
    </Stack>
  );
}

function Sums({ currency, rows }: Omit<SalesOfCurrencyProps, "range">) {
  const t = useTranslations("reports.sales");
  const locale = useLocale();
  const sums = sumSales(rows);
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <StatTile
        label={t("stake")}
        value={money(sums.stakeMinor)}
        hint={t("ticketsSold", { count: formatCount(sums.tickets, locale) })}
      />
      <StatTile label={t("prizes")} value={money(sums.prizesMinor)} hint={t("prizesHint")} />
      <StatTile
        label={t("paid")}
        value={money(sums.paidMinor)}
        hint={t("claimsOpened", { count: formatCount(sums.claims, locale) })}
      />
      <StatTile label={t("refunded")} value={money(sums.refundedMinor)} hint={t("refundedHint")} />
    </SimpleGrid>
  );
}

function SalesChart({ currency, rows, range }: SalesOfCurrencyProps) {
  const t = useTranslations("reports.sales");
  const locale = useLocale();
  const games = gamesOf(rows);
  const bars = datesOf(range).map((on) => ({
    label: formatLocalDate(on, locale),
    minor: Object.fromEntries(
      rows.filter(({ soldOn }) => soldOn === on).map(({ gameId, stakeMinor }) => [gameId, stakeMinor]),
    ),
  }));
  return (
    <>
      <MoneyChart
        label={t("chart", { currency })}
        currency={currency}
        series={games.map(({ id, name }) => ({ name: id, label: name }))}
        bars={bars}
      />
      <ul className={`${classes.legend} ${seriesColorsClass}`} aria-label={t("games")}>
        {games.map(({ id, name }, index) => (
          <li key={id} className={classes.game}>
            <span className={classes.dot} style={{ background: seriesColor(index) }} />
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function useColumns(locale: string): DataColumn<DailySalesRow>[] {
  const t = useTranslations("reports.sales");
  const count = (key: "tickets" | "lines" | "claims"): DataColumn<DailySalesRow> => ({
    key,
    title: t(key),
    align: "right",
    render: (row) => <span className="sortes-figures">{formatCount(row[key], locale)}</span>,
  });
  const money = (key: "stake" | "refunded" | "prizes" | "paid"): DataColumn<DailySalesRow> => ({
    key,
    title: t(key),
    align: "right",
    render: (row) => <Money minor={row[`${key}Minor`]} currency={row.currency} />,
  });
  return [
    { key: "on", title: t("on"), render: (row) => formatLocalDate(row.soldOn, locale) },
    { key: "game", title: t("game"), phone: "title", render: (row) => row.gameName },
    count("tickets"),
    count("lines"),
    money("stake"),
    money("refunded"),
    money("prizes"),
    money("paid"),
    count("claims"),
  ];
}
