import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { nextPath } from "../../features/sign-in/next-path.ts";
import { WelcomePage } from "../../features/welcome/welcome-page.tsx";
import { requirePlayer } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

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
