import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TicketPage } from "../../../features/tickets/ticket-page.tsx";
import { requirePlayer } from "../../../server/session.ts";
import { trpcOnServer } from "../../../server/trpc.ts";

type Props = { params: Promise<{ ticketId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ticket");
  return { title: t("title") };
}

export default async function Page({ params }: Props) {
  const { ticketId } = await params;
  await requirePlayer(`/tickets/${encodeURIComponent(ticketId)}`);
  await prefetch(trpcOnServer.betting.ticket.queryOptions({ ticketId }));
  return (
    <Hydrated>
      <TicketPage ticketId={ticketId} />
    </Hydrated>
  );
}
