"use client";

import { Anchor, Card, Group, Skeleton, Text, Title } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { OutcomeBadge } from "../tickets/outcome-badge.tsx";
import classes from "./result.module.css";

/** As many as a page shows; the rest are under "My tickets". */
const SHOWN = 20;

/** The player's own tickets of one draw with what became of them. */
export function MyTicketsOfDraw({ drawId }: { drawId: string }) {
  const t = useTranslations("result.mine");
  const trpc = useTRPC();
  const query = useQuery(trpc.betting.tickets.queryOptions({ drawId, limit: SHOWN }));
  return (
    <Card component="section">
      <Title order={2} size="h4">
        {t("title")}
      </Title>
      {query.isPending ? <Skeleton height={48} mt="md" /> : null}
      {query.error && !query.data ? (
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data?.items.length === 0 ? (
        <Text c="dimmed" mt="xs">
          {t("none")}
        </Text>
      ) : null}
      <ul className={classes.mine}>
        {query.data?.items.map((ticket) => (
          <li key={ticket.ticketId} className={classes.mineRow}>
            <Anchor component={Link} href={`/tickets/${ticket.ticketId}`}>
              {t("ticket", { serial: Number(ticket.serial), lines: ticket.lines.length })}
            </Anchor>
            <Group gap="sm" wrap="nowrap">
              {ticket.prizeMinor > 0n ? (
                <Money minor={ticket.prizeMinor} currency={ticket.currency} tone="prize" weight="strong" />
              ) : null}
              <OutcomeBadge ticket={ticket} />
            </Group>
          </li>
        ))}
      </ul>
      {query.data?.nextCursor ? (
        <Anchor component={Link} href="/tickets">
          {t("more")}
        </Anchor>
      ) : null}
    </Card>
  );
}
