import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ControlRoom } from "../../../features/draws/control-room.tsx";
import { requireStaff } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("draw");
  return { title: t("title") };
}

export default async function DrawRoute({ params }: PageProps<"/draws/[drawId]">) {
  await requireStaff("draws.view");
  const { drawId } = await params;
  await prefetch(trpcOnServer.draws.get.queryOptions({ drawId }));
  return (
    <Hydrated>
      <ControlRoom drawId={drawId} />
    </Hydrated>
  );
}
