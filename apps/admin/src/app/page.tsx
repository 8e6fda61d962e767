import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { DashboardPage } from "../features/dashboard/dashboard-page.tsx";
import { requireStaff } from "../server/session.ts";
import { trpcOnServer } from "../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function DashboardRoute() {
  await requireStaff("dashboard.view");
  await prefetch(trpcOnServer.dashboard.get.queryOptions({ timeZone: await getTimeZone() }));
  return (
    <Hydrated>
      <DashboardPage />
    </Hydrated>
  );
}
