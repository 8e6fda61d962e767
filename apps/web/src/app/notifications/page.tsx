import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotificationsPage } from "../../features/notifications/notifications-page.tsx";
import { requirePlayer } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications");
  return { title: t("title") };
}

export default async function Page() {
  await requirePlayer("/notifications");
  await prefetch(trpcOnServer.notifications.list.queryOptions({}));
  return (
    <Hydrated>
      <NotificationsPage />
    </Hydrated>
  );
}
