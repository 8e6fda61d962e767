import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { auditEntriesPerPage, readAuditFilter } from "../../features/audit/audit-filter.ts";
import { AuditPage } from "../../features/audit/audit-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/audit">) {
  await requireStaff("audit.view");
  const filter = readAuditFilter(await searchParams);
  await prefetch(
    trpcOnServer.audit.list.queryOptions({ ...filter, cursor: undefined, limit: auditEntriesPerPage }),
  );
  return (
    <Hydrated>
      <AuditPage />
    </Hydrated>
  );
}
