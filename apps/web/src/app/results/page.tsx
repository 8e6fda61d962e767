import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readResultFilter, resultsInput } from "../../features/results/result-filter.ts";
import { ResultsPage } from "../../features/results/results-page.tsx";
import { trpcOnServer } from "../../server/trpc.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("results");
  return { title: t("title"), description: t("description") };
}

export default async function Page({ searchParams }: Props) {
  const filter = readResultFilter(await searchParams);
  await prefetch(
    trpcOnServer.games.list.queryOptions(),
    trpcOnServer.draws.results.queryOptions(resultsInput(filter)),
  );
  return (
    <Hydrated>
      <ResultsPage filter={filter} />
    </Hydrated>
  );
}
