import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { claimsPerPage, readClaimFilter, statesOf } from "../../features/claims/claim-filter.ts";
import { ClaimsPage } from "../../features/claims/claims-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("claims");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/claims">) {
  await requireStaff("claims.view");
  const states = statesOf(readClaimFilter((await searchParams).state));
  await prefetch(trpcOnServer.claims.list.queryOptions({ states, cursor: undefined, limit: claimsPerPage }));
  return (
    <Hydrated>
      <ClaimsPage />
    </Hydrated>
  );
}
