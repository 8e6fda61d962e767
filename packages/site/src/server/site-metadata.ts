import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

/** What a site calls itself, alone and after the title of a page. */
export async function siteMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return { title: { default: t("title"), template: `%s · ${t("title")}` }, description: t("description") };
}
