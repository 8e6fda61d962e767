"use client";

import { ThemeIcon } from "@mantine/core";
import { formatMoney, RelativeTime } from "@sortes/ui";
import { IconId, IconTrophy } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./notification-line.module.css";

export type Notification = Outputs["notifications"]["list"]["items"][number];

export type NotificationLineProps = {
  notification: Notification;
  onOpen?: () => void;
};

/** One message; all of it leads to the ticket it is about. */
export function NotificationLine({ notification, onOpen }: NotificationLineProps) {
  const t = useTranslations("notifications");
  const locale = useLocale();
  const { kind, payload, createdAt, readAt } = notification;
  const Icon = kind === "prize_paid" ? IconTrophy : IconId;
  const amount = formatMoney(payload.amountMinor, payload.currency, locale);
  return (
    <Link href={`/tickets/${payload.ticketId}`} className={classes.line} onClick={onOpen}>
      <ThemeIcon variant="light" color="gold" size={36} radius="xl" aria-hidden>
        <Icon size={20} stroke={1.6} />
      </ThemeIcon>
      <span className={classes.words}>
        <span className={classes.title}>
          {t(`${kind}_title`)}
          {readAt ? null : <span className={classes.unread} role="img" aria-label={t("unread")} />}
        </span>
        <span>{t(kind, { game: payload.gameName, number: payload.drawNumber, amount })}</span>
        <span className={classes.when}>
          <RelativeTime at={createdAt} />
        </span>
      </span>
    </Link>
  );
}
