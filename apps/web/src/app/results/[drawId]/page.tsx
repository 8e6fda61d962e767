import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResultPage } from "../../../features/results/result-page.tsx";
import { currentPlayer } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

type Props = { params: Promise<{ drawId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("result");
  return { title: t("title") };
}

export default async function Page({ params }: Props) {
  const [{ drawId }, player] = await Promise.all([params, currentPlayer()]);
  await prefetch(
    trpcOnServer.draws.result.queryOptions({ drawId }),
    trpcOnServer.draws.rule.queryOptions({ drawId }),
  );
  return (
    <Hydrated>
      <ResultPage key={drawId} drawId={drawId} signedIn={player !== null} />
    </Hydrated>
  );
}
