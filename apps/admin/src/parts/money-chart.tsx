"use client";

import { BarChart } from "@mantine/charts";
import { formatMoney } from "@sortes/ui";
import { useLocale } from "next-intl";
import classes from "./money-chart.module.css";

export type MoneyBar = {
  /** What stands under the bar. */
  label: string;
  /** Minor units by the name of the series; what is missing is nought. */
  minor: Record<string, bigint>;
};

export type MoneyChartProps = {
  /** Names the chart for screen readers; the figures themselves stand in a table or list beside it. */
  label: string;
  currency: string;
  /** From the bottom of a bar to its top. */
  series: readonly { name: string; label: string }[];
  bars: readonly MoneyBar[];
};

const seriesColors = 4;

/** The colour of a series, for a legend outside the chart. */
export const seriesColor = (index: number) => `var(--sortes-series-${(index % seriesColors) + 1})`;

/** Gives what is inside the colours of the series. */
export const seriesColorsClass = classes.colors ?? "";

/** Stacked bars of money in one currency. */
export function MoneyChart({ label, currency, series, bars }: MoneyChartProps) {
  const locale = useLocale();
  const data = bars.map((bar) => ({
    label: bar.label,
    // Only the height of a bar: what is read comes from the amount in minor units again.
    ...Object.fromEntries(series.map(({ name }) => [name, Number(bar.minor[name] ?? 0n)])),
  }));
  return (
    <BarChart
      className={seriesColorsClass}
      h={240}
      data={data}
      dataKey="label"
      type="stacked"
      role="img"
      aria-label={label}
      barChartProps={{ accessibilityLayer: false }}
      maxBarWidth={56}
      series={series.map((one, index) => ({ ...one, color: seriesColor(index) }))}
      valueFormatter={(minor) => formatMoney(BigInt(Math.round(minor)), currency, locale)}
      yAxisProps={{
        width: 56,
        tickFormatter: (minor: number) =>
          formatMoney(BigInt(Math.round(minor)), currency, locale, { notation: "compact" }),
      }}
      xAxisProps={{ interval: "preserveStartEnd", minTickGap: 24 }}
    />
  );
}
