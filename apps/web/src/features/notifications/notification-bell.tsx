"use client";

import { ActionIcon, Button, Divider, Group, Indicator, Popover, Text } from "@mantine/core";
import { EmptyState } from "@sortes/ui";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { bellInput } from "./bell-input.ts";
import { NotificationLine } from "./notification-line.tsx";
import { useMarkRead } from "./use-mark-read.ts";

/** The latest messages, within reach on every page. */
export function NotificationBell() {
  const t = useTranslations("notifications");
  const [opened, setOpened] = useState(false);
  const markRead = useMarkRead();
  const { data } = useQuery(useTRPC().notifications.list.queryOptions(bellInput));
  const { items = [], unread = 0 } = data ?? {};
  const newest = items[0];
  const close = () => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width="min(360px, calc(100vw - 16px))"
      shadow="md"
      radius="lg"
      trapFocus
      returnFocus
    >
      <Indicator
        label={unread > 99 ? "99+" : unread}
        disabled={unread === 0}
        size={17}
        offset={8}
        color="red"
        zIndex={1}
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={40}
            aria-label={t("bell", { unread })}
            onClick={() => setOpened(!opened)}
          >
            <IconBell size={22} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={4} aria-label={t("label")}>
        <Group justify="space-between" px="sm" py={6} mih={40}>
          <Text fw={600}>{t("title")}</Text>
          {newest && unread > 0 ? (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={markRead.isPending}
              onClick={() => markRead.mutate({ upToId: newest.id })}
            >
              {t("markRead")}
            </Button>
          ) : null}
        </Group>
        {items.length === 0 ? (
          <EmptyState
            title={t("emptyTitle")}
            description={t("emptyText")}
            icon={<IconBell size={28} stroke={1.5} />}
          />
        ) : (
          items.map((notification) => (
            <NotificationLine key={notification.id} notification={notification} onOpen={close} />
          ))
        )}
        <Divider my={4} />
        <Button component={Link} href="/notifications" variant="subtle" fullWidth onClick={close}>
          {t("all")}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
