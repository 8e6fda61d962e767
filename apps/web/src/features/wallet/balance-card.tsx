"use client";

import { Card, Skeleton, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./balance-card.module.css";

export function BalanceCard() {
  const t = useTranslations("wallet");
  const { data: wallet, error, refetch, isRefetching } = useQuery(useTRPC().wallet.balance.queryOptions());
  return (
    <Card>
      <Text component="h2" size="sm" c="dimmed" fw={500} m={0}>
        {t("available")}
      </Text>
      {wallet ? (
        <>
          <div className={classes.figure} aria-live="polite">
            <Money minor={wallet.availableMinor} currency={wallet.currency} />
          </div>
          {wallet.heldMinor > 0n ? (
            <Text size="sm" c="dimmed">
              <Money minor={wallet.heldMinor} currency={wallet.currency} weight="strong" /> {t("heldHint")}
            </Text>
          ) : null}
        </>
      ) : error ? (
        <QueryError error={error} onRetry={refetch} retrying={isRefetching} />
      ) : (
        <Skeleton height={44} width={180} mt="xs" />
      )}
    </Card>
  );
}
