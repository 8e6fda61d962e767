"use client";

import { Anchor, Grid, Stack, Text } from "@mantine/core";
import { PendingQuery } from "@sortes/site/errors";
import { DateTime, KeyValueList, Money, PageHeader, StateBadge, ToneBadge } from "@sortes/ui";
import { IconReceiptTax } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Claim } from "./claim.types.ts";
import { ClaimActions } from "./claim-actions.tsx";
import { ClaimHistory } from "./claim-history.tsx";
import { ClaimProgress } from "./claim-progress.tsx";
import { ClaimTicket } from "./claim-ticket.tsx";

/** Colleagues work on the same claim and no event announces their steps, so an open page asks by itself. */
const pollMs = 15_000;

/** One claim: where it stands, what it is for, whose it is, and the next step. */
export function ClaimPage({ claimId }: { claimId: string }) {
  const t = useTranslations("claims");
  const trpc = useTRPC();
  const query = useQuery(trpc.claims.get.queryOptions({ claimId }, { refetchInterval: pollMs }));
  const claim = query.data;
  if (!claim) return <PendingQuery query={query} asPage />;
  return (
    <>
      <PageHeader
        back={{ href: "/claims", label: t("title") }}
        title={t("claimOf", { name: claim.payout.player.displayName })}
        description={t("expires", { at: claim.expiresAt })}
        badge={<StateBadge kind="claim" state={claim.state} />}
      />
      <ClaimProgress claim={claim} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <ClaimActions claim={claim} />
            <ClaimTicket claim={claim} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="lg">
            <PrizePanel claim={claim} />
            <PlayerPanel claim={claim} />
            <ClaimHistory claim={claim} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** The prize, the tax and what is left: of today while the claim is open, as it was once it is paid. */
function PrizePanel({ claim: { payout, state, taxToday } }: { claim: Claim }) {
  const t = useTranslations("claims.money");
  const isPaid = state === "paid";
  const isUnpaid = state === "rejected" || state === "expired";
  const taxMinor = isPaid ? payout.taxMinor : taxToday.taxMinor;
  const money = (minor: bigint) => <Money minor={minor} currency={payout.currency} />;
  return (
    <Panel
      title={t("title")}
      badge={
        taxToday.isReportable ? (
          <ToneBadge tone="caution" size="sm" icon={<IconReceiptTax size={13} aria-hidden />}>
            {t("reportable")}
          </ToneBadge>
        ) : null
      }
    >
      <KeyValueList
        items={[
          {
            label: t("gross"),
            value: <Money minor={payout.grossMinor} currency={payout.currency} tone="prize" />,
          },
          { label: isPaid ? t("taxWithheld") : t("taxToday"), value: money(taxMinor) },
          ...(isUnpaid
            ? []
            : [
                {
                  label: isPaid ? t("received") : t("net"),
                  value: money(payout.grossMinor - taxMinor),
                  strong: true,
                },
              ]),
          ...(payout.paidAt
            ? [{ label: t("paidAt"), value: <DateTime at={payout.paidAt} style="full" /> }]
            : []),
        ]}
      />
      {isPaid || isUnpaid ? null : (
        <Text size="sm" c="dimmed" mt="xs">
          {t("taxNote")}
        </Text>
      )}
    </Panel>
  );
}

function PlayerPanel({ claim }: { claim: Claim }) {
  const t = useTranslations("claims.player");
  const { player } = claim.payout;
  return (
    <Panel
      title={t("title")}
      action={
        <Anchor component={Link} href={`/players/${player.id}`} size="sm" underline="always">
          {t("open")}
        </Anchor>
      }
    >
      <KeyValueList
        items={[
          { label: t("name"), value: player.displayName },
          { label: t("email"), value: player.email },
          { label: t("identity"), value: <StateBadge kind="kyc" state={player.kycState} size="sm" /> },
          { label: t("status"), value: <StateBadge kind="player" state={player.status} size="sm" /> },
          { label: t("jurisdiction"), value: player.jurisdictionCode },
        ]}
      />
    </Panel>
  );
}
