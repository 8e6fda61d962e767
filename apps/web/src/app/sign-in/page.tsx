import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { nextPath } from "../../features/sign-in/next-path.ts";
import { SignInPage } from "../../features/sign-in/sign-in-page.tsx";
import { currentPlayer } from "../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title"), description: t("description") };
}

export default async function Page({ searchParams }: PageProps<"/sign-in">) {
  const next = nextPath((await searchParams).next);
  if (await currentPlayer()) redirect(next);
  return <SignInPage next={next} />;
}
