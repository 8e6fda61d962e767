import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ClaimPage } from "../../../features/claims/claim-page.tsx";
import { requireStaff } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("claims");
  return { title: t("one") };
}

export default async function Page({ params }: PageProps<"/claims/[claimId]">) {
  await requireStaff("claims.view");
  const { claimId } = await params;
  if (!z.uuid().safeParse(claimId).success) notFound();
  await prefetch(trpcOnServer.claims.get.queryOptions({ claimId }));
  return (
    <Hydrated>
      <ClaimPage claimId={claimId} />
    </Hydrated>
  );
}
