import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { nextPath } from "../../features/sign-in/next-path.ts";
import { SignUpPage } from "../../features/sign-up/sign-up-page.tsx";
import { currentPlayer } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signUp");
  return { title: t("title"), description: t("description") };
}

export default async function Page({ searchParams }: PageProps<"/sign-up">) {
  const next = nextPath((await searchParams).next);
  if (await currentPlayer()) redirect(next);
  await prefetch(trpcOnServer.account.jurisdictions.queryOptions());
  return (
    <Hydrated>
      <SignUpPage next={next} />
    </Hydrated>
  );
}
