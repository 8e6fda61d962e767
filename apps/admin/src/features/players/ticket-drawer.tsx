"use client";

import { Anchor, Drawer, Stack, Text, Title } from "@mantine/core";
import { PendingQuery } from "@sortes/site/errors";
import { ResultNumbers } from "@sortes/site/numbers";
import { CopyText, DateTime, KeyValueList, Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { TicketLines } from "../../parts/ticket-lines.tsx";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

type Ticket = Outputs["players"]["ticket"];

/** The ticket named in the address, beside the page it was opened from. */
export function TicketDrawer({ playerId }: { playerId: string }) {
  const t = useTranslations("players.ticket");
  const { values, change } = useAddressFilter();
  const ticketId = values.ticket;
  return (
    <Drawer
      opened={ticketId !== undefined}
      onClose={() => change({ ticket: undefined })}
      position="right"
      size="lg"
      title={
        <Text fw={650} size="lg">
          {t("title")}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {ticketId ? <TicketSheet playerId={playerId} ticketId={ticketId} /> : null}
    </Drawer>
  );
}

function TicketSheet({ playerId, ticketId }: { playerId: string; ticketId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.players.ticket.queryOptions({ playerId, ticketId }));
  return query.data ? <TicketFacts ticket={query.data} /> : <PendingQuery query={query} />;
}

function TicketFacts({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("players.ticket");
  const { draw, game, currency } = ticket;
  return (
    <Stack gap="lg">
      <KeyValueList
        items={[
          {
            label: t("draw"),
            value: (
              <Anchor component={Link} href={`/draws/${draw.id}`} underline="always">
                {t("drawOf", { game: game.name, number: draw.number })}
              </Anchor>
            ),
          },
          { label: t("outcome"), value: <OutcomeBadge outcome={ticket.outcome} drawState={draw.state} /> },
          { label: t("serial"), value: <span className="sortes-figures">{ticket.serial.toString()}</span> },
          { label: t("sold"), value: <DateTime at={ticket.soldAt} style="full" /> },
          { label: t("cutoff"), value: <DateTime at={draw.cutoffAt} zone={game.timeZone} withZone /> },
          { label: t("stake"), value: <Money minor={ticket.stakeMinor} currency={currency} /> },
          ...prizeFacts(ticket, t),
        ]}
      />
      {ticket.result ? (
        <section>
          <Title order={3} size="h5" mb="xs">
            {t("result")}
          </Title>
          <ResultNumbers result={ticket.result} />
        </section>
      ) : null}
      <section>
        <Title order={3} size="h5" mb="xs">
          {t("lines", { count: ticket.lines.length })}
        </Title>
        <TicketLines lines={ticket.lines} outcomes={ticket.lineOutcomes} currency={currency} />
      </section>
      <section>
        <Title order={3} size="h5" mb="xs">
          {t("proof")}
        </Title>
        <KeyValueList
          items={[
            { label: t("id"), value: <CopyText value={ticket.ticketId} label={t("id")} ends={8} /> },
            {
              label: t("purchase"),
              value: <CopyText value={ticket.purchaseId} label={t("purchase")} ends={8} />,
            },
            {
              label: t("ruleHash"),
              value: <CopyText value={ticket.ruleHash} label={t("ruleHash")} ends={10} />,
            },
            ...(ticket.seal
              ? [
                  {
                    label: t("sealRoot"),
                    value: <CopyText value={ticket.seal.root} label={t("sealRoot")} ends={10} />,
                  },
                  { label: t("sealedAt"), value: <DateTime at={ticket.seal.sealedAt} style="full" /> },
                ]
              : []),
          ]}
        />
      </section>
    </Stack>
  );
}

function prizeFacts(
  { payout, claim, currency }: Ticket,
  t: ReturnType<typeof useTranslations<"players.ticket">>,
) {
  if (!payout) return [];
  return [
    {
      label: t("gross"),
      value: <Money minor={payout.grossMinor} currency={currency} tone="prize" />,
      strong: true,
    },
    ...(payout.taxMinor > 0n
      ? [{ label: t("tax"), value: <Money minor={payout.taxMinor} currency={currency} /> }]
      : []),
    ...(payout.paidAt ? [{ label: t("paid"), value: <DateTime at={payout.paidAt} style="full" /> }] : []),
    ...(claim
      ? [
          {
            label: t("claim"),
            value: (
              <Anchor component={Link} href={`/claims/${claim.id}`} underline="always">
                {t("openClaim")}
              </Anchor>
            ),
          },
        ]
      : []),
  ];
}
