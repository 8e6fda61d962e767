import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { drawQuery, readDrawFilter } from "../../features/draws/draw-filter.ts";
import { DrawsPage } from "../../features/draws/draws-page.tsx";
import { requireStaff } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("draws");
  return { title: t("title") };
}

export default async function DrawsRoute({ searchParams }: PageProps<"/draws">) {
  await requireStaff("draws.view");
  const query = drawQuery(readDrawFilter(await searchParams), await getTimeZone());
  await prefetch(
    trpcOnServer.draws.list.queryOptions({ ...query, cursor: undefined }),
    trpcOnServer.games.list.queryOptions(),
  );
  return (
    <Hydrated>
      <DrawsPage />
    </Hydrated>
  );
}
