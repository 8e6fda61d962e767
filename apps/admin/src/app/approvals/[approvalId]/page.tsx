import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApprovalPage } from "../../../features/approvals/approval-page.tsx";
import { requireStaff } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approval");
  return { title: t("title") };
}

export default async function ApprovalRoute({ params }: PageProps<"/approvals/[approvalId]">) {
  await requireStaff("approvals.view");
  const { approvalId } = await params;
  await prefetch(trpcOnServer.approvals.get.queryOptions({ approvalId }));
  return (
    <Hydrated>
      <ApprovalPage approvalId={approvalId} />
    </Hydrated>
  );
}
