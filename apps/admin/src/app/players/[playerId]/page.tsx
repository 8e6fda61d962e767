import { can } from "@sortes/domain/operators";
import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PlayerPage } from "../../../features/players/player-page.tsx";
import { requireStaff } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("players");
  return { title: t("one") };
}

export default async function Page({ params }: PageProps<"/players/[playerId]">) {
  const { roles } = await requireStaff("players.view");
  const { playerId } = await params;
  if (!z.uuid().safeParse(playerId).success) notFound();
  await prefetch(
    trpcOnServer.players.get.queryOptions({ playerId }),
    ...(can(roles, "players.limits.view")
      ? [trpcOnServer.players.protection.queryOptions({ playerId })]
      : []),
  );
  return (
    <Hydrated>
      <PlayerPage playerId={playerId} />
    </Hydrated>
  );
}
