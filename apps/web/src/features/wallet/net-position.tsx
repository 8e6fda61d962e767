"use client";

import { Anchor, Card, Group, SegmentedControl, Title } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { KeyValueList, LoadingState, Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";

const periods = ["day", "week", "month", "ever"] as const;
type Period = (typeof periods)[number];

/** What playing has cost or brought, told plainly: neither praise nor blame. */
export function NetPosition() {
  const t = useTranslations("wallet.net");
  const [period, setPeriod] = useState<Period>("month");
  const { data, error, refetch, isRefetching } = useQuery(useTRPC().protection.netPosition.queryOptions());
  const sums = data?.find((position) => position.period === period);
  return (
    <Card>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} size="h5">
          {t("title")}
        </Title>
        <Anchor component={Link} href="/account/limits" size="sm">
          {t("limits")}
        </Anchor>
      </Group>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("label")}
        value={period}
        onChange={(value) => setPeriod(value as Period)}
        data={periods.map((value) => ({ value, label: t(value) }))}
        mb="xs"
      />
      {error && !data ? <QueryError error={error} onRetry={refetch} retrying={isRefetching} /> : null}
      {!data && !error ? <LoadingState shape="rows" count={3} /> : null}
      {sums ? (
        <KeyValueList
          items={[
            { label: t("staked"), value: <Money minor={sums.stakedMinor} currency={sums.currency} /> },
            { label: t("won"), value: <Money minor={sums.wonMinor} currency={sums.currency} /> },
            {
              label: t("net"),
              value: <Money minor={sums.netMinor} currency={sums.currency} tone="flow" />,
              strong: true,
            },
            { label: t("deposited"), value: <Money minor={sums.depositedMinor} currency={sums.currency} /> },
            { label: t("withdrawn"), value: <Money minor={sums.withdrawnMinor} currency={sums.currency} /> },
          ]}
        />
      ) : null}
    </Card>
  );
}
