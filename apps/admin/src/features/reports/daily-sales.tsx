"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import type { DailySalesRow } from "@sortes/domain/reporting";
import { QueryError } from "@sortes/site/errors";
import { EmptyState, LoadingState } from "@sortes/ui";
import { IconReportAnalytics } from "@tabler/icons-react";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterBar } from "../../parts/filter-bar.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { CsvButton } from "./csv-button.tsx";
import { type DateRange, lastDays, monthSoFar, readRange } from "./report-range.ts";
import { SalesOfCurrency } from "./sales-of-currency.tsx";

/** Sales, prizes and claims of each game on each day of a range. */
export function DailySales({ todayOn }: { todayOn: string }) {
  const trpc = useTRPC();
  const { values } = useAddressFilter();
  const { range, query: question } = readRange(values, todayOn);
  const query = useQuery(
    trpc.reports.dailySales.queryOptions(question ?? skipToken, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <RangeFields range={range} isRange={question !== undefined} todayOn={todayOn} />
      {query.error && !query.data ? (
        <QueryError error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
      ) : null}
      {query.isLoading ? <LoadingState shape="page" /> : null}
      {query.data ? <Report rows={query.data} range={question ?? range} /> : null}
    </>
  );
}

function Report({ rows, range }: { rows: readonly DailySalesRow[]; range: DateRange }) {
  const t = useTranslations("reports.sales");
  const currencies = [...new Set(rows.map(({ currency }) => currency))].toSorted();
  if (currencies.length === 0) {
    return (
      <EmptyState
        icon={<IconReportAnalytics size={28} stroke={1.5} />}
        title={t("none.title")}
        description={t("none.description")}
      />
    );
  }
  return (
    <Stack gap="xl">
      {currencies.map((currency) => (
        <SalesOfCurrency
          key={currency}
          currency={currency}
          rows={rows.filter((row) => row.currency === currency)}
          range={range}
        />
      ))}
    </Stack>
  );
}

type RangeFieldsProps = { range: DateRange; isRange: boolean; todayOn: string };

function RangeFields({ range, isRange, todayOn }: RangeFieldsProps) {
  const t = useTranslations("reports.range");
  const can = useCan();
  const { change } = useAddressFilter();
  const choose = ({ fromOn, toOn }: DateRange) => change({ from: fromOn, to: toOn });
  return (
    <FilterBar label={t("label")}>
      <TextInput
        type="date"
        label={t("from")}
        value={range.fromOn}
        max={range.toOn}
        onChange={(event) => choose({ ...range, fromOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("to")}
        value={range.toOn}
        error={isRange ? undefined : t("invalid")}
        onChange={(event) => choose({ ...range, toOn: event.currentTarget.value })}
      />
      <Group gap="xs" wrap="wrap" style={{ flex: "1 1 auto" }}>
        <Button variant="default" onClick={() => choose(lastDays(todayOn, 7))}>
          {t("days", { days: 7 })}
        </Button>
        <Button variant="default" onClick={() => choose(lastDays(todayOn, 30))}>
          {t("days", { days: 30 })}
        </Button>
        <Button variant="default" onClick={() => choose(monthSoFar(todayOn))}>
          {t("month")}
        </Button>
      </Group>
      {can("reports.export") ? <CsvButton range={range} disabled={!isRange} /> : null}
    </FilterBar>
  );
}
