import type { Db } from "@sortes/db";
import { type NotificationView, notificationContentSchema } from "../notification.schema.ts";
import { loadNotificationPage, loadUnreadCount, saveNotificationsRead } from "./notification.repo.ts";

export interface NotificationPage {
  items: NotificationView[];
  nextCursor: string | undefined;
  unread: number;
}

/** A player's messages, newest first, at most 100 a page. */
export async function listNotifications(
  { db }: { db: Db },
  input: { playerId: string; cursor?: string | undefined; limit?: number },
): Promise<NotificationPage> {
  const { playerId, cursor } = input;
  const limit = Math.min(Math.max(input.limit ?? 20, 1), 100);
  const [rows, unread] = await Promise.all([
    loadNotificationPage(db, { playerId, beforeId: cursor }, limit + 1),
    loadUnreadCount(db, playerId),
  ]);
  const items = rows.slice(0, limit).map(({ id, createdAt, readAt, kind, payload }) => ({
    ...notificationContentSchema.parse({ kind, payload }),
    id,
    createdAt,
    readAt,
  }));
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined, unread };
}

/** Marks this message and all older ones as read; repeating it changes nothing. */
export async function markNotificationsRead(
  { db }: { db: Db },
  { playerId, upToId }: { playerId: string; upToId: string },
): Promise<void> {
  await db.tx((tx) => saveNotificationsRead(tx, playerId, upToId));
}
