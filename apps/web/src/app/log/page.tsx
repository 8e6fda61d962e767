import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { entriesInput, readLogFilter } from "../../features/log/log-filter.ts";
import { LogPage } from "../../features/log/log-page.tsx";
import { trpcOnServer } from "../../server/trpc.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("log");
  return { title: t("title"), description: t("description") };
}

export default async function Page({ searchParams }: Props) {
  const filter = readLogFilter(await searchParams);
  await prefetch(
    trpcOnServer.log.head.queryOptions(),
    trpcOnServer.log.entries.queryOptions(entriesInput(filter)),
  );
  return (
    <Hydrated>
      <LogPage filter={filter} />
    </Hydrated>
  );
}
