import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInPage } from "../../features/sign-in/sign-in-page.tsx";
import { currentStaff } from "../../server/session.ts";
import { safeNextPath, signInReasons } from "../../shell/sign-in-path.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

export default async function SignInRoute({ searchParams }: PageProps<"/sign-in">) {
  const { next, reason } = await searchParams;
  const nextPath = safeNextPath(next);
  if (await currentStaff()) redirect(nextPath);
  return <SignInPage nextPath={nextPath} reason={signInReasons.find((known) => known === reason)} />;
}
