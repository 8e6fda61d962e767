"use client";

import { Anchor, Stack, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { ResultNumbers } from "@sortes/site/numbers";
import { DateTime, KeyValueList, LoadingState, Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { TicketLines } from "../../parts/ticket-lines.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Claim } from "./claim.types.ts";

/** The ticket that won: its draw, the result, and each line with what was drawn of it. */
export function ClaimTicket({ claim: { payout, ticket } }: { claim: Claim }) {
  const t = useTranslations("claims.ticket");
  const claims = useTranslations("claims");
  const trpc = useTRPC();
  const query = useQuery(
    trpc.players.ticket.queryOptions({ playerId: payout.player.id, ticketId: ticket.id }),
  );
  return (
    <Panel
      title={t("title")}
      action={
        <Anchor
          component={Link}
          href={`/players/${payout.player.id}?side=tickets&ticket=${ticket.id}`}
          size="sm"
          underline="always"
        >
          {t("open")}
        </Anchor>
      }
    >
      <Stack gap="md">
        <KeyValueList
          items={[
            {
              label: t("draw"),
              value: (
                <Anchor component={Link} href={`/draws/${payout.drawId}`} underline="always">
                  {claims("drawOf", { game: payout.draw.game.name, number: payout.draw.number })}
                </Anchor>
              ),
            },
            { label: t("serial"), value: <span className="sortes-figures">{payout.serial.toString()}</span> },
            { label: t("sold"), value: <DateTime at={ticket.soldAt} style="full" /> },
            { label: t("stake"), value: <Money minor={ticket.stakeMinor} currency={payout.currency} /> },
          ]}
        />
        {query.data?.result ? (
          <div>
            <Text size="sm" c="dimmed" mb="xs">
              {t("result")}
            </Text>
            <ResultNumbers result={query.data.result} />
          </div>
        ) : null}
        {query.error && !query.data ? (
          <QueryError error={query.error} onRetry={query.refetch} retrying={query.isFetching} />
        ) : null}
        {query.isPending ? <LoadingState count={2} /> : null}
        {query.data ? (
          <TicketLines
            lines={query.data.lines}
            outcomes={query.data.lineOutcomes}
            currency={payout.currency}
          />
        ) : null}
      </Stack>
    </Panel>
  );
}
