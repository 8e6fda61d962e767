import { Hydrated, prefetch } from "@sortes/site/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readTicketFilter, ticketsInput, ticketsPath } from "../../features/tickets/ticket-filter.ts";
import { TicketsPage } from "../../features/tickets/tickets-page.tsx";
import { requirePlayer } from "../../server/session.ts";
import { trpcOnServer } from "../../server/trpc.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tickets");
  return { title: t("title") };
}

export default async function Page({ searchParams }: Props) {
  const filter = readTicketFilter(await searchParams);
  await requirePlayer(ticketsPath(filter));
  await prefetch(
    trpcOnServer.games.list.queryOptions(),
    trpcOnServer.betting.tickets.queryOptions(ticketsInput(filter)),
  );
  return (
    <Hydrated>
      <TicketsPage filter={filter} />
    </Hydrated>
  );
}
