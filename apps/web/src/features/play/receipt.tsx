"use client";

import { Button, Card, Group, Stack, Text, ThemeIcon } from "@mantine/core";
import { DateTime, Money, PageHeader } from "@sortes/ui";
import { IconCircleCheck } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useKeepReceipts } from "../proof/use-receipt.ts";
import classes from "./play.module.css";
import type { OpenDraw } from "./slip-panel.tsx";
import type { Receipt } from "./use-purchase.ts";

export type PurchaseReceiptProps = {
  receipt: Receipt;
  /** The draws that were on the page when it was bought, to name them. */
  draws: readonly OpenDraw[];
  wantedDrawIds: readonly string[];
  onAgain: () => void;
};

/** What was bought: one ticket per draw, each a link. The signed receipts of all are kept in this browser from here on. */
export function PurchaseReceipt({ receipt, draws, wantedDrawIds, onAgain }: PurchaseReceiptProps) {
  const t = useTranslations("play.receipt");
  useKeepReceipts(receipt.tickets.map(({ ticketId }) => ticketId));
  const movedOn = receipt.tickets.some(({ drawId }) => !wantedDrawIds.includes(drawId));
  return (
    <Stack gap="lg" maw={640} mx="auto" role="status">
      <Group gap="md" align="flex-start" wrap="nowrap">
        <ThemeIcon size={48} radius="xl" color="green" variant="light" aria-hidden>
          <IconCircleCheck size={28} stroke={1.6} />
        </ThemeIcon>
        <PageHeader
          title={t("title", { count: receipt.tickets.length })}
          description={t.rich("description", {
            total: () => <Money minor={receipt.totalMinor} currency={receipt.currency} weight="strong" />,
          })}
        />
      </Group>
      {movedOn ? <Text>{t("movedOn")}</Text> : null}
      <Card p="md">
        <ul className={classes.lines}>
          {receipt.tickets.map((ticket) => {
            const draw = draws.find(({ id }) => id === ticket.drawId);
            return (
              <li key={ticket.ticketId} className={classes.line}>
                <Group justify="space-between" wrap="nowrap">
                  <div>
                    <Text fw={600}>
                      {draw
                        ? t("draw", { game: draw.game.name, number: draw.number })
                        : t("ticket", { serial: Number(ticket.serial) })}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {t("ticket", { serial: Number(ticket.serial) })}
                      {draw ? (
                        <>
                          {" · "}
                          <DateTime at={draw.publishAt} zone={draw.game.timeZone} />
                        </>
                      ) : null}
                    </Text>
                  </div>
                  <Button
                    component={Link}
                    href={`/tickets/${ticket.ticketId}`}
                    variant="default"
                    size="sm"
                    flex="none"
                  >
                    {t("open")}
                  </Button>
                </Group>
              </li>
            );
          })}
        </ul>
      </Card>
      <Group>
        <Button component={Link} href="/tickets">
          {t("tickets")}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t("again")}
        </Button>
      </Group>
    </Stack>
  );
}
