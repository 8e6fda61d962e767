"use client";

import { Anchor, Card, Grid, Text, Title } from "@mantine/core";
import {
  type DataColumn,
  DataTable,
  DateTime,
  formatLocalDate,
  KeyValueList,
  Money,
  StateBadge,
} from "@sortes/ui";
import { IconTrophy } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useCan } from "../../shell/staff-context.tsx";
import type { Player } from "./player.types.ts";

/** Who the player is, and the latest prizes. */
export function PlayerOverview({ player }: { player: Player }) {
  const t = useTranslations("players.overview");
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Card>
          <Title order={2} size="h4">
            {t("profile")}
          </Title>
          <Profile player={player} />
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Title order={2} size="h4" mb="sm">
          {t("prizes")}
        </Title>
        <LatestPrizes player={player} />
      </Grid.Col>
    </Grid>
  );
}

function Profile({ player: { profile } }: { player: Player }) {
  const t = useTranslations("players.overview");
  const locale = useLocale();
  const can = useCan();
  return (
    <>
      <KeyValueList
        items={[
          { label: t("born"), value: formatLocalDate(profile.birthOn, locale) },
          { label: t("jurisdiction"), value: profile.jurisdictionCode },
          { label: t("currency"), value: profile.currency },
          { label: t("zone"), value: profile.timeZone },
          {
            label: t("verified"),
            value: profile.emailVerifiedAt ? <DateTime at={profile.emailVerifiedAt} /> : t("notVerified"),
          },
          { label: t("twoStep"), value: profile.hasTotp ? t("on") : t("off") },
          { label: t("joined"), value: <DateTime at={profile.createdAt} /> },
        ]}
      />
      {can("audit.view") ? (
        <Text size="sm" mt="sm">
          <Anchor component={Link} href={`/audit?subjectId=${profile.id}`} underline="always">
            {t("trail")}
          </Anchor>
        </Text>
      ) : null}
    </>
  );
}

type Prize = Player["payouts"][number];

function LatestPrizes({ player }: { player: Player }) {
  const t = useTranslations("players.overview");
  const columns: DataColumn<Prize>[] = [
    { key: "at", title: t("prize.at"), phone: "title", render: (prize) => <DateTime at={prize.createdAt} /> },
    {
      key: "serial",
      title: t("prize.serial"),
      align: "right",
      render: (prize) => <span className="sortes-figures">{prize.serial.toString()}</span>,
    },
    {
      key: "gross",
      title: t("prize.gross"),
      align: "right",
      render: (prize) => <Money minor={prize.grossMinor} currency={prize.currency} tone="prize" />,
    },
    {
      key: "tax",
      title: t("prize.tax"),
      align: "right",
      render: (prize) => <Money minor={prize.taxMinor} currency={prize.currency} />,
    },
    {
      key: "state",
      title: t("prize.state"),
      render: (prize) => <StateBadge kind="payout" state={prize.state} size="sm" />,
    },
  ];
  return (
    <DataTable
      dense
      label={t("prizes")}
      columns={columns}
      rows={player.payouts}
      rowId={(prize) => prize.id}
      empty={{
        icon: <IconTrophy size={28} stroke={1.5} />,
        title: t("noPrizes.title"),
        description: t("noPrizes.description"),
      }}
    />
  );
}
