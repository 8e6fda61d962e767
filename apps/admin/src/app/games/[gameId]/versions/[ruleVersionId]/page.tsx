import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionPage } from "../../../../../features/games/version-page.tsx";
import { requireStaff } from "../../../../../server/session.ts";
import { trpcOnServer } from "../../../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("version");
  return { title: t("title") };
}

export default async function VersionRoute({
  params,
}: PageProps<"/games/[gameId]/versions/[ruleVersionId]">) {
  await requireStaff("games.view");
  const { ruleVersionId } = await params;
  await prefetch(trpcOnServer.games.ruleVersion.queryOptions({ ruleVersionId }));
  return (
    <Hydrated>
      <VersionPage ruleVersionId={ruleVersionId} />
    </Hydrated>
  );
}
