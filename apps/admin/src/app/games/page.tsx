import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GamesPage } from "../../features/games/games-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("games");
  return { title: t("title") };
}

export default async function GamesRoute() {
  await requireStaff("games.view");
  await prefetch(trpcOnServer.games.list.queryOptions());
  return (
    <Hydrated>
      <GamesPage />
    </Hydrated>
  );
}
