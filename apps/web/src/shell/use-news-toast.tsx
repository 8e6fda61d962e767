"use client";

import { Anchor } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { formatMoney } from "@sortes/ui";
import { IconTrophy } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";

/** Long enough to read it twice; the message itself stays under the bell. */
const shownMs = 12_000;

/**
 * Shows the newest message as it arrives. Of several wins of one draw only the last pops up: the bell counts them all, and a
 * pile of toasts would be a celebration that nobody asked for.
 */
export function useNewsToast(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const t = useTranslations("notifications");
  const tLive = useTranslations("live");
  const locale = useLocale();
  return async () => {
    const newest = trpc.notifications.list.queryOptions({ limit: 1 }, { staleTime: 0 });
    const { items } = await queryClient.fetchQuery(newest);
    const [news] = items;
    if (!news || news.readAt) return;
    const { kind, payload } = news;
    const amount = formatMoney(payload.amountMinor, payload.currency, locale);
    notifications.show({
      // The same message twice is one toast.
      id: news.id,
      color: "gold",
      icon: <IconTrophy size={20} aria-hidden />,
      autoClose: shownMs,
      title: t(`${kind}_title`),
      message: (
        <>
          {t(kind, { game: payload.gameName, number: payload.drawNumber, amount })}{" "}
          <Anchor component={Link} href={`/tickets/${payload.ticketId}`} size="sm">
            {tLive("seeTicket")}
          </Anchor>
        </>
      ),
    });
  };
}
