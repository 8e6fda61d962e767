import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { versionsPerPage } from "../../../features/games/game-limits.ts";
import { GamePage } from "../../../features/games/game-page.tsx";
import { requireStaff } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("game");
  return { title: t("title") };
}

export default async function GameRoute({ params }: PageProps<"/games/[gameId]">) {
  await requireStaff("games.view");
  const { gameId } = await params;
  await prefetch(
    trpcOnServer.games.list.queryOptions(),
    trpcOnServer.games.ruleVersions.queryOptions({ gameId, cursor: undefined, limit: versionsPerPage }),
  );
  return (
    <Hydrated>
      <GamePage gameId={gameId} />
    </Hydrated>
  );
}
