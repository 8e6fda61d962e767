"use client";

import { Button, Card, SimpleGrid, Text, Title } from "@mantine/core";
import { type LimitKind, limitKinds } from "@sortes/domain/protection";
import { QueryError } from "@sortes/site/errors";
import { LoadingState, PageHeader } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { AccountNav } from "../account/account-nav.tsx";
import type { Limit } from "./limit.types.ts";
import { LimitDialog } from "./limit-dialog.tsx";
import { LimitRow } from "./limit-row.tsx";
import classes from "./limits-page.module.css";

/** The player's own limits: what holds, what is used, what is to come. */
export function LimitsPage({ currency }: { currency: string }) {
  const t = useTranslations("limits");
  const trpc = useTRPC();
  const { data, error, refetch, isRefetching } = useQuery(trpc.protection.limits.queryOptions());
  const [chosen, setChosen] = useState<Limit>();
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <AccountNav />
      {!data && error ? <QueryError error={error} onRetry={refetch} retrying={isRefetching} /> : null}
      {!data && !error ? <LoadingState shape="cards" count={3} /> : null}
      {data ? (
        <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
          {limitKinds.map((kind) => (
            <KindCard key={kind} kind={kind} limits={data} currency={currency} onChoose={setChosen} />
          ))}
        </SimpleGrid>
      ) : null}
      <Card mt="md" className={classes.more}>
        <div>
          <Title order={2} size="h4">
            {t("breakTitle")}
          </Title>
          <Text c="dimmed">{t("breakText")}</Text>
        </div>
        <Button component={Link} href="/account/break" variant="default">
          {t("breakAction")}
        </Button>
      </Card>
      {chosen ? (
        <LimitDialog
          key={`${chosen.kind} ${chosen.period}`}
          limit={chosen}
          currency={currency}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </>
  );
}

type KindCardProps = {
  kind: LimitKind;
  limits: readonly Limit[];
  currency: string;
  onChoose: (limit: Limit) => void;
};

function KindCard({ kind, limits, currency, onChoose }: KindCardProps) {
  const t = useTranslations("limits");
  return (
    <Card>
      <Title order={2} size="h4">
        {t(`kind.${kind}`)}
      </Title>
      <Text c="dimmed" size="sm" mb="xs" mih={{ md: 44 }}>
        {t(`kindText.${kind}`)}
      </Text>
      {limits
        .filter((limit) => limit.kind === kind)
        .map((limit) => (
          <LimitRow key={limit.period} limit={limit} currency={currency} onChange={() => onChoose(limit)} />
        ))}
    </Card>
  );
}
