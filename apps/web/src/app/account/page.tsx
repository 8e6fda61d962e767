import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../features/account/account-page.tsx";
import { requirePlayer } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default async function Page() {
  await requirePlayer("/account");
  await prefetch(
    trpcOnServer.account.profile.queryOptions(),
    trpcOnServer.account.jurisdictions.queryOptions(),
    trpcOnServer.account.sessions.queryOptions(),
    trpcOnServer.protection.netPosition.queryOptions(),
  );
  return (
    <Hydrated>
      <AccountPage />
    </Hydrated>
  );
}
