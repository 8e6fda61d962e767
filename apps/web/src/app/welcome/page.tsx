import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { nextPath } from "../../features/sign-in/next-path.ts";
import { WelcomePage } from "../../features/welcome/welcome-page.tsx";
import { requirePlayer } from "../../server/session.ts";
import { Hydrated, prefetch, trpcOnServer } from "../../server/trpc.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("welcome");
  return { title: t("metaTitle") };
}

export default async function Page({ searchParams }: PageProps<"/welcome">) {
  await requirePlayer("/welcome");
  await prefetch(trpcOnServer.account.profile.queryOptions());
  return (
    <Hydrated>
      <WelcomePage next={nextPath((await searchParams).next)} />
    </Hydrated>
  );
}
