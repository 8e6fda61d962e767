import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WalletPage } from "../../features/wallet/wallet-page.tsx";
import { requirePlayer } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("wallet");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/wallet">) {
  await requirePlayer("/wallet");
  await prefetch(
    trpcOnServer.wallet.balance.queryOptions(),
    trpcOnServer.wallet.instruments.queryOptions(),
    trpcOnServer.wallet.statement.queryOptions({ offset: 0 }),
    trpcOnServer.protection.limits.queryOptions(),
    trpcOnServer.protection.exclusions.queryOptions(),
    trpcOnServer.protection.netPosition.queryOptions(),
  );
  const withdrawing = (await searchParams).pay === "withdraw";
  return (
    <Hydrated>
      <WalletPage withdrawing={withdrawing} />
    </Hydrated>
  );
}
