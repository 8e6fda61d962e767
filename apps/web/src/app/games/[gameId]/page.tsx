import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openDrawsInput } from "../../../features/play/inputs.ts";
import { PlayPage } from "../../../features/play/play-page.tsx";
import { currentPlayer } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

type Props = {
  params: Promise<{ gameId: string }>;
  searchParams: Promise<{ continue?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("play");
  return { title: t("title") };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ gameId }, query, player] = await Promise.all([params, searchParams, currentPlayer()]);
  await prefetch(
    trpcOnServer.games.get.queryOptions({ gameId }),
    trpcOnServer.draws.open.queryOptions(openDrawsInput(gameId)),
  );
  return (
    <Hydrated>
      <PlayPage
        key={gameId}
        gameId={gameId}
        signedIn={player !== null}
        resume={query.continue !== undefined}
      />
    </Hydrated>
  );
}
