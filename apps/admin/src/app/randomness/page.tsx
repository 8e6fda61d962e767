import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RandomnessPage } from "../../features/randomness/randomness-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("randomness");
  return { title: t("title") };
}

export default async function RandomnessRoute() {
  await requireStaff("randomness.view");
  await prefetch(trpcOnServer.randomness.report.queryOptions());
  return (
    <Hydrated>
      <RandomnessPage />
    </Hydrated>
  );
}
