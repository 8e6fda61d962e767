"use client";

import { BarChart } from "@mantine/charts";
import type { Dashboard, GameSales } from "@sortes/domain/reporting";
import { EmptyState, formatInstant, formatMoney, Money } from "@sortes/ui";
import { IconChartBar } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { hoursOfDay } from "../../i18n/local-day.ts";
import { Panel } from "../../parts/panel.tsx";
import { fillHours, type HourOfSales } from "./sales-hours.ts";
import classes from "./sales-panel.module.css";

const seriesColors = 4;
const colorOf = (index: number) => `var(--sortes-series-${(index % seriesColors) + 1})`;

/** What was sold in each hour of the day, by game; one chart for each currency. */
export function SalesPanel({ dashboard, timeZone }: { dashboard: Dashboard; timeZone: string }) {
  const t = useTranslations("dashboard.sales");
  const hours = fillHours(dashboard.salesByHour, hoursOfDay(dashboard.now, timeZone));
  const currencies = [...new Set(dashboard.sales.map(({ currency }) => currency))];
  return (
    <Panel title={t("title")}>
      {currencies.length === 0 ? (
        <EmptyState
          title={t("none")}
          description={t("noneHint")}
          icon={<IconChartBar size={28} stroke={1.5} />}
        />
      ) : null}
      {currencies.map((currency) => (
        <SalesOfCurrency
          key={currency}
          currency={currency}
          games={dashboard.sales.filter((game) => game.currency === currency)}
          hours={hours}
          timeZone={timeZone}
        />
      ))}
    </Panel>
  );
}

type SalesOfCurrencyProps = {
  currency: string;
  games: readonly GameSales[];
  hours: readonly HourOfSales[];
  timeZone: string;
};

function SalesOfCurrency({ currency, games, hours, timeZone }: SalesOfCurrencyProps) {
  const t = useTranslations("dashboard.sales");
  const locale = useLocale();
  const data = hours.map(({ hourAt, stakeMinor }) => ({
    hour: formatInstant(hourAt, timeZone, locale, { style: "time" }),
    // Only the height of a bar: what is read comes from the amount in minor units again.
    ...Object.fromEntries(games.map(({ gameId }) => [gameId, Number(stakeMinor[gameId] ?? 0n)])),
  }));
  return (
    <div className={classes.chart}>
      <BarChart
        h={240}
        data={data}
        dataKey="hour"
        type="stacked"
        role="img"
        aria-label={t("chart", { currency })}
        barChartProps={{ accessibilityLayer: false }}
        series={games.map(({ gameId, gameName }, index) => ({
          name: gameId,
          label: gameName,
          color: colorOf(index),
        }))}
        valueFormatter={(minor) => formatMoney(BigInt(Math.round(minor)), currency, locale)}
        yAxisProps={{
          width: 56,
          tickFormatter: (minor: number) =>
            formatMoney(BigInt(Math.round(minor)), currency, locale, { notation: "compact" }),
        }}
        xAxisProps={{ interval: "preserveStartEnd", minTickGap: 24 }}
      />
      <GameTotals games={games} />
    </div>
  );
}

function GameTotals({ games }: { games: readonly GameSales[] }) {
  const t = useTranslations("dashboard.sales");
  return (
    <ul className={classes.games} style={{ listStyle: "none", padding: 0 }} aria-label={t("perGame")}>
      {games.map((game, index) => (
        <li key={game.gameId} className={classes.game}>
          <span className={classes.dot} style={{ background: colorOf(index) }} />
          <span>{game.gameName}</span>
          <span className={`${classes.tickets} sortes-figures`}>
            {t("tickets", { count: Number(game.tickets) })}
          </span>
          <span className={classes.stake}>
            <Money minor={game.stakeMinor} currency={game.currency} />
          </span>
        </li>
      ))}
    </ul>
  );
}
