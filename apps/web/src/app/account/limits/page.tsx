import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LimitsPage } from "../../../features/limits/limits-page.tsx";
import { requirePlayer } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("limits");
  return { title: t("title"), description: t("description") };
}

export default async function Page() {
  const { currency } = await requirePlayer("/account/limits");
  await prefetch(trpcOnServer.protection.limits.queryOptions());
  return (
    <Hydrated>
      <LimitsPage currency={currency} />
    </Hydrated>
  );
}
