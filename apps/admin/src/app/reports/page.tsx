import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { readRange } from "../../features/reports/report-range.ts";
import { ReportsPage } from "../../features/reports/reports-page.tsx";
import { localDate } from "../../i18n/local-day.ts";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/reports">) {
  await requireStaff("reports.view");
  const todayOn = localDate(new Date(), await getTimeZone());
  const { query } = readRange(await searchParams, todayOn);
  if (query) await prefetch(trpcOnServer.reports.dailySales.queryOptions(query));
  return (
    <Hydrated>
      <ReportsPage todayOn={todayOn} />
    </Hydrated>
  );
}
