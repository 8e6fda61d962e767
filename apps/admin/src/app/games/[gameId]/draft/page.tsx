import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DraftPage } from "../../../../features/games/draft-page.tsx";
import { requireStaff } from "../../../../server/session.ts";
import { trpcOnServer } from "../../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("draft");
  return { title: t("title") };
}

export default async function DraftRoute({ params }: PageProps<"/games/[gameId]/draft">) {
  await requireStaff("games.draft");
  const { gameId } = await params;
  await prefetch(trpcOnServer.games.list.queryOptions());
  return (
    <Hydrated>
      <DraftPage gameId={gameId} />
    </Hydrated>
  );
}
