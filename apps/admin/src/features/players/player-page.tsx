"use client";

import { Group, SimpleGrid, Tabs } from "@mantine/core";
import { PendingQuery } from "@sortes/site/errors";
import { CopyText, formatCount, Money, PageHeader, StateBadge, StatTile, ToneBadge } from "@sortes/ui";
import { IconShieldLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Player, Protection } from "./player.types.ts";
import { PlayerActions } from "./player-actions.tsx";
import { PlayerOverview } from "./player-overview.tsx";
import { PlayerPayments } from "./player-payments.tsx";
import { PlayerProtection } from "./player-protection.tsx";
import { PlayerSessions } from "./player-sessions.tsx";
import { PlayerStatement } from "./player-statement.tsx";
import { PlayerTickets } from "./player-tickets.tsx";

/** One player from every side, as far as the viewer's role goes. */
export function PlayerPage({ playerId }: { playerId: string }) {
  const trpc = useTRPC();
  const can = useCan();
  const player = useQuery(trpc.players.get.queryOptions({ playerId }));
  const protection = useQuery(
    trpc.players.protection.queryOptions({ playerId }, { enabled: can("players.limits.view") }),
  );
  if (!player.data) return <PendingQuery query={player} asPage />;
  return (
    <>
      <Head player={player.data} protection={protection.data} />
      <Figures player={player.data} protection={protection.data} />
      <Sides player={player.data} />
    </>
  );
}

type FactsProps = { player: Player; protection: Protection | undefined };

function Head({ player, protection }: FactsProps) {
  const t = useTranslations("players");
  const { profile } = player;
  return (
    <PageHeader
      back={{ href: "/players", label: t("title") }}
      title={profile.displayName}
      description={
        <>
          {profile.email} · <CopyText value={profile.id} label={t("id")} ends={8} />
        </>
      }
      badge={
        <Group gap="xs">
          <StateBadge kind="player" state={profile.status} />
          <StateBadge kind="kyc" state={profile.kycState} />
          {protection?.exclusions.current ? (
            <ToneBadge tone="caution" icon={<IconShieldLock size={15} aria-hidden />}>
              {t(`exclusion.kind.${protection.exclusions.current.kind}`)}
            </ToneBadge>
          ) : null}
        </Group>
      }
      actions={<PlayerActions player={player} />}
    />
  );
}

function Figures({ player, protection }: FactsProps) {
  const t = useTranslations("players.figures");
  const locale = useLocale();
  const { wallet } = player;
  const ever = protection?.netPosition.find(({ period }) => period === "ever");
  return (
    <SimpleGrid cols={{ base: 2, md: ever ? 4 : 3 }} spacing="md" mb="lg">
      <StatTile
        label={t("available")}
        value={<Money minor={wallet.availableMinor} currency={wallet.currency} />}
      />
      <StatTile
        label={t("held")}
        value={<Money minor={wallet.heldMinor} currency={wallet.currency} />}
        hint={t("heldHint")}
      />
      <StatTile
        label={t("tickets")}
        value={formatCount(player.ticketCount, locale)}
        hint={t("prizes", { count: player.payoutCount })}
      />
      {ever ? (
        <StatTile
          label={t("net")}
          value={<Money minor={ever.netMinor} currency={ever.currency} sign="always" />}
          hint={t("netHint")}
        />
      ) : null}
    </SimpleGrid>
  );
}

type Side = {
  key: "overview" | "tickets" | "statement" | "payments" | "protection" | "sessions";
  body: ReactNode;
};

/** The tabs; the one open stands in the address. */
function Sides({ player }: { player: Player }) {
  const t = useTranslations("players.side");
  const can = useCan();
  const { values, change } = useAddressFilter();
  const { id: playerId, currency } = player.profile;
  const sides: Side[] = [
    { key: "overview", body: <PlayerOverview player={player} /> },
    { key: "tickets", body: <PlayerTickets playerId={playerId} /> },
    { key: "statement", body: <PlayerStatement playerId={playerId} currency={currency} /> },
    ...(can("payments.view")
      ? [{ key: "payments" as const, body: <PlayerPayments playerId={playerId} /> }]
      : []),
    ...(can("players.limits.view")
      ? [{ key: "protection" as const, body: <PlayerProtection player={player} /> }]
      : []),
    { key: "sessions", body: <PlayerSessions player={player} /> },
  ];
  const open = sides.find(({ key }) => key === values.side)?.key ?? "overview";
  return (
    <Tabs
      value={open}
      onChange={(side) => change({ side: side === "overview" ? undefined : (side ?? undefined) })}
      keepMounted={false}
    >
      <Tabs.List mb="md" style={{ flexWrap: "nowrap", overflowX: "auto", overflowY: "hidden" }}>
        {sides.map(({ key }) => (
          <Tabs.Tab key={key} value={key}>
            {t(key)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {sides.map(({ key, body }) => (
        <Tabs.Panel key={key} value={key}>
          {body}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
