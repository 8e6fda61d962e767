import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerifyEmailPage } from "../../features/verify-email/verify-email-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verifyEmail");
  // The address of this page is a secret until the link was used.
  return { title: t("title"), referrer: "no-referrer" };
}

export default async function Page({ searchParams }: PageProps<"/verify-email">) {
  const { token } = await searchParams;
  return <VerifyEmailPage token={typeof token === "string" ? token : undefined} />;
}
