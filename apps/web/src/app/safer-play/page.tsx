import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SaferPlay } from "../../features/safer-play/safer-play.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("saferPlay");
  return { title: t("title"), description: t("description") };
}

export default function SaferPlayPage() {
  return <SaferPlay />;
}
