"use client";

import { Alert, Grid, Progress, Stack, Text, Title } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { type DataColumn, DataTable, DateTime, LoadingState, Money, ToneBadge } from "@sortes/ui";
import { IconGauge, IconShield, IconShieldLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Player, Protection } from "./player.types.ts";

type Limit = Protection["limits"][number];
type Net = Protection["netPosition"][number];
type Exclusion = Protection["exclusions"]["items"][number];

/** Limits with what is used of them, what play came to, and exclusions. */
export function PlayerProtection({ player }: { player: Player }) {
  const t = useTranslations("players.protection");
  const trpc = useTRPC();
  const { id: playerId, currency } = player.profile;
  const query = useQuery(trpc.players.protection.queryOptions({ playerId }));
  if (query.error && !query.data) {
    return <QueryError error={query.error} onRetry={query.refetch} retrying={query.isFetching} />;
  }
  if (!query.data) return <LoadingState count={8} />;
  const { limits, exclusions, netPosition, people } = query.data;
  return (
    <Stack gap="xl">
      {exclusions.current ? <CurrentExclusion exclusion={exclusions.current} /> : null}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Title order={2} size="h4" mb="sm">
            {t("limits")}
          </Title>
          <Limits limits={limits} currency={currency} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Title order={2} size="h4" mb="sm">
            {t("net")}
          </Title>
          <NetPositions positions={netPosition} />
        </Grid.Col>
      </Grid>
      <section>
        <Title order={2} size="h4" mb="sm">
          {t("exclusions")}
        </Title>
        <Exclusions exclusions={exclusions.items} people={people} />
      </section>
    </Stack>
  );
}

function CurrentExclusion({ exclusion }: { exclusion: Exclusion }) {
  const t = useTranslations("players");
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconShieldLock aria-hidden />}
      title={t(`exclusion.kind.${exclusion.kind}`)}
    >
      {t("protection.excludedUntil")}{" "}
      {exclusion.endsAt ? <DateTime at={exclusion.endsAt} withZone /> : t("exclusion.forever")}.
    </Alert>
  );
}

function Limits({ limits, currency }: { limits: readonly Limit[]; currency: string }) {
  const t = useTranslations("players.protection");
  const columns: DataColumn<Limit>[] = [
    {
      key: "limit",
      title: t("limit"),
      phone: "title",
      render: (limit) => t("limitOf", { kind: limit.kind, period: limit.period }),
    },
    {
      key: "amount",
      title: t("amount"),
      align: "right",
      render: (limit) =>
        limit.limitMinor === null ? (
          <Text span size="sm" c="dimmed">
            {t("noLimit")}
          </Text>
        ) : (
          <Money minor={limit.limitMinor} currency={currency} />
        ),
    },
    {
      key: "used",
      title: t("used"),
      align: "right",
      width: 170,
      render: (limit) => <Used limit={limit} currency={currency} />,
    },
    { key: "pending", title: t("pending"), render: (limit) => <Pending limit={limit} currency={currency} /> },
  ];
  return (
    <DataTable
      dense
      label={t("limits")}
      columns={columns}
      rows={limits.filter(({ limitMinor, pending }) => limitMinor !== null || pending !== null)}
      rowId={(limit) => `${limit.kind}/${limit.period}`}
      empty={{
        icon: <IconGauge size={28} stroke={1.5} />,
        title: t("noLimits.title"),
        description: t("noLimits.description"),
      }}
    />
  );
}

/** How much of a limit is gone, as money and as a bar. */
function Used({ limit, currency }: { limit: Limit; currency: string }) {
  const t = useTranslations("players.protection");
  if (limit.limitMinor === null || limit.remainingMinor === null) return "–";
  const usedMinor = limit.limitMinor - limit.remainingMinor;
  // A limit of nought is used up from the beginning.
  const percent = limit.limitMinor === 0n ? 100 : Number((usedMinor * 100n) / limit.limitMinor);
  return (
    <Stack gap={4}>
      <Money minor={usedMinor} currency={currency} />
      <Progress
        value={percent}
        size="sm"
        color={percent >= 80 ? "orange" : "ink"}
        aria-label={t("usedShare", { percent })}
      />
    </Stack>
  );
}

function Pending({ limit, currency }: { limit: Limit; currency: string }) {
  const t = useTranslations("players.protection");
  if (!limit.pending) return "–";
  const { amountMinor, from } = limit.pending;
  return (
    <Stack gap={0}>
      {amountMinor === null ? t("removal") : <Money minor={amountMinor} currency={currency} />}
      <Text span size="xs" c="dimmed">
        {t("from")} <DateTime at={from} />
      </Text>
    </Stack>
  );
}

function NetPositions({ positions }: { positions: readonly Net[] }) {
  const t = useTranslations("players.protection");
  const amount = (key: "depositedMinor" | "withdrawnMinor" | "stakedMinor" | "wonMinor" | "netMinor") => ({
    key,
    title: t(`sums.${key}`),
    align: "right" as const,
    render: (row: Net) => (
      <Money
        minor={row[key]}
        currency={row.currency}
        {...(key === "netMinor" ? { sign: "always", weight: "strong" } : {})}
      />
    ),
  });
  const columns: DataColumn<Net>[] = [
    { key: "period", title: t("period"), phone: "title", render: (row) => t(`periods.${row.period}`) },
    amount("depositedMinor"),
    amount("stakedMinor"),
    amount("wonMinor"),
    amount("netMinor"),
  ];
  return (
    <DataTable
      dense
      label={t("net")}
      columns={columns}
      rows={positions}
      rowId={(row) => row.period}
      empty={{ title: t("noNet") }}
    />
  );
}

type ExclusionsProps = { exclusions: readonly Exclusion[]; people: Record<string, string> };

function Exclusions({ exclusions, people }: ExclusionsProps) {
  const t = useTranslations("players");
  const columns: DataColumn<Exclusion>[] = [
    {
      key: "kind",
      title: t("exclusion.what"),
      phone: "title",
      render: (row) => (
        <ToneBadge tone="caution" size="sm">
          {t(`exclusion.kind.${row.kind}`)}
        </ToneBadge>
      ),
    },
    { key: "from", title: t("exclusion.from"), render: (row) => <DateTime at={row.startsAt} /> },
    {
      key: "until",
      title: t("exclusion.until"),
      render: (row) => (row.endsAt ? <DateTime at={row.endsAt} /> : t("exclusion.forever")),
    },
    {
      key: "by",
      title: t("exclusion.by"),
      render: (row) =>
        row.actorKind === "player" ? t("exclusion.self") : (people[row.actorId] ?? row.actorId),
    },
    { key: "reason", title: t("exclusion.reason"), render: (row) => row.reason || "–" },
  ];
  return (
    <DataTable
      dense
      label={t("protection.exclusions")}
      columns={columns}
      rows={exclusions}
      rowId={(row) => row.id}
      empty={{
        icon: <IconShield size={28} stroke={1.5} />,
        title: t("exclusion.none.title"),
        description: t("exclusion.none.description"),
      }}
    />
  );
}
