import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { playersPerPage, readPlayerFilter } from "../../features/players/player-filter.ts";
import { PlayersPage } from "../../features/players/players-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("players");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/players">) {
  await requireStaff("players.view");
  const filter = readPlayerFilter(await searchParams);
  await prefetch(
    trpcOnServer.players.list.queryOptions({ ...filter, cursor: undefined, limit: playersPerPage }),
    trpcOnServer.players.jurisdictions.queryOptions(),
  );
  return (
    <Hydrated>
      <PlayersPage />
    </Hydrated>
  );
}
