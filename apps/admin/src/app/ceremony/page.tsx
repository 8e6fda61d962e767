import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CeremonyPage } from "../../features/ceremony/ceremony-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ceremony");
  return { title: t("title") };
}

export default async function CeremonyRoute() {
  await requireStaff("draws.view");
  await prefetch(trpcOnServer.ceremony.keys.queryOptions());
  return (
    <Hydrated>
      <CeremonyPage />
    </Hydrated>
  );
}
