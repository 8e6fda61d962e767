import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { approvalQuery, readApprovalFilter } from "../../features/approvals/approval-filter.ts";
import { ApprovalsPage } from "../../features/approvals/approvals-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals");
  return { title: t("title") };
}

export default async function ApprovalsRoute({ searchParams }: PageProps<"/approvals">) {
  await requireStaff("approvals.view");
  const query = approvalQuery(readApprovalFilter(await searchParams));
  await prefetch(trpcOnServer.approvals.list.queryOptions({ ...query, cursor: undefined }));
  return (
    <Hydrated>
      <ApprovalsPage />
    </Hydrated>
  );
}
