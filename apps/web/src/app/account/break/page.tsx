import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BreakPage } from "../../../features/break/break-page.tsx";
import { requirePlayer } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("break");
  return { title: t("title"), description: t("description") };
}

export default async function Page() {
  const { timeZone } = await requirePlayer("/account/break");
  await prefetch(trpcOnServer.protection.exclusions.queryOptions());
  return (
    <Hydrated>
      <BreakPage timeZone={timeZone} />
    </Hydrated>
  );
}
