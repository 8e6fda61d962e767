"use client";

import { Anchor, Button, Card, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Countdown, Money } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { nextTicketsInput } from "./inputs.ts";

/** For a signed-in player: what there is to spend, and the tickets that wait for their draw. */
export function MyDay() {
  const t = useTranslations("home.mine");
  const trpc = useTRPC();
  const wallet = useQuery(trpc.wallet.balance.queryOptions());
  const tickets = useQuery(trpc.betting.tickets.queryOptions(nextTicketsInput));
  return (
    <SimpleGrid component="section" aria-label={t("label")} cols={{ base: 1, md: 2 }} spacing="md">
      <Card>
        <Stack gap="sm">
          <Title order={2} size="h5">
            {t("balance")}
          </Title>
          <Text fz={28} fw={680} lh={1.2}>
            {wallet.data ? (
              <Money minor={wallet.data.availableMinor} currency={wallet.data.currency} />
            ) : (
              <Skeleton height={34} width={140} />
            )}
          </Text>
          <Group gap="sm">
            <Button component={Link} href="/wallet" variant="light">
              {t("wallet")}
            </Button>
            <Button component={Link} href="/account/limits" variant="subtle" color="gray">
              {t("limits")}
            </Button>
          </Group>
        </Stack>
      </Card>
      <Card>
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h5">
              {t("tickets")}
            </Title>
            <Anchor component={Link} href="/tickets" size="sm">
              {t("allTickets")}
            </Anchor>
          </Group>
          {tickets.isPending ? <Skeleton height={72} /> : null}
          {tickets.data?.items.length === 0 ? <Text c="dimmed">{t("noTickets")}</Text> : null}
          {tickets.data?.items.map((ticket) => (
            <Group key={ticket.ticketId} justify="space-between" wrap="nowrap">
              <Anchor component={Link} href={`/tickets/${ticket.ticketId}`}>
                {t("ticket", { game: ticket.game.name, number: ticket.draw.number })}
              </Anchor>
              <Countdown
                at={ticket.draw.publishAt}
                label={t("resultIn")}
                labelHidden
                size="sm"
                reachedText={t("drawing")}
              />
            </Group>
          ))}
        </Stack>
      </Card>
    </SimpleGrid>
  );
}
