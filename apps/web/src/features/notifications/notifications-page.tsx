"use client";

import { Button, Paper } from "@mantine/core";
import { useCursorPaging } from "@sortes/site/data";
import { QueryError } from "@sortes/site/errors";
import { EmptyState, LoadingState, PageHeader, PagingBar } from "@sortes/ui";
import { IconBell } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { NotificationLine } from "./notification-line.tsx";
import classes from "./notifications-page.module.css";
import { useMarkRead } from "./use-mark-read.ts";

/** Everything the player was told, newest first. */
export function NotificationsPage() {
  const t = useTranslations("notifications");
  const { cursor, pagingFor } = useCursorPaging<string>();
  const markRead = useMarkRead();
  const { data, error, refetch, isRefetching } = useQuery(
    useTRPC().notifications.list.queryOptions({ cursor }, { placeholderData: keepPreviousData }),
  );
  const newest = data?.items[0];
  return (
    <div className={classes.page}>
      <PageHeader
        title={t("title")}
        actions={
          newest && data.unread > 0 ? (
            <Button
              variant="default"
              loading={markRead.isPending}
              onClick={() => markRead.mutate({ upToId: newest.id })}
            >
              {t("markRead")}
            </Button>
          ) : null
        }
      />
      {!data && error ? <QueryError error={error} onRetry={refetch} retrying={isRefetching} /> : null}
      {!data && !error ? <LoadingState /> : null}
      {data ? (
        <Paper withBorder p={4} bg="var(--sortes-raised)">
          {newest ? (
            <ul className={classes.list} aria-label={t("label")}>
              {data.items.map((notification) => (
                <li key={notification.id}>
                  <NotificationLine notification={notification} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState
              title={t("emptyTitle")}
              description={t("emptyText")}
              icon={<IconBell size={28} stroke={1.5} />}
            />
          )}
        </Paper>
      ) : null}
      {data ? <PagingBar paging={pagingFor(data.nextCursor)} /> : null}
    </div>
  );
}
