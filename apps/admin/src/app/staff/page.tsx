import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StaffPage } from "../../features/staff/staff-page.tsx";
import { staffPerPage } from "../../features/staff/staff-page-size.ts";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff");
  return { title: t("title") };
}

export default async function Page() {
  await requireStaff("staff.view");
  await prefetch(trpcOnServer.staff.list.queryOptions({ cursor: undefined, limit: staffPerPage }));
  return (
    <Hydrated>
      <StaffPage />
    </Hydrated>
  );
}
