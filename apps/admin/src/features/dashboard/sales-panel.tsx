"use client";

import type { Dashboard, GameSales } from "@sortes/domain/reporting";
import { EmptyState, formatInstant, Money } from "@sortes/ui";
import { IconChartBar } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { hoursOfDay } from "../../i18n/local-day.ts";
import { MoneyChart, seriesColor, seriesColorsClass } from "../../parts/money-chart.tsx";
import { Panel } from "../../parts/panel.tsx";
import { fillHours, type HourOfSales } from "./sales-hours.ts";
import classes from "./sales-panel.module.css";

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
  const bars = hours.map(({ hourAt, stakeMinor }) => ({
    label: formatInstant(hourAt, timeZone, locale, { style: "time" }),
    minor: stakeMinor,
  }));
  return (
    <div className={seriesColorsClass}>
      <MoneyChart
        label={t("chart", { currency })}
        currency={currency}
        series={games.map(({ gameId, gameName }) => ({ name: gameId, label: gameName }))}
        bars={bars}
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
          <span className={classes.dot} style={{ background: seriesColor(index) }} />
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
