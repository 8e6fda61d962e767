import { z } from "zod";

export const ticketStatuses = ["all", "waiting", "won", "finished"] as const;

/** Which tickets are shown. Anything else in the address is ignored. */
const filterSchema = z.object({
  status: z.enum(ticketStatuses).catch("all"),
  gameId: z.string().min(1).max(64).optional().catch(undefined),
});
export type TicketFilter = { status: (typeof ticketStatuses)[number]; gameId?: string | undefined };

export function readTicketFilter(query: Record<string, unknown>): TicketFilter {
  return filterSchema.parse({ status: query.status, gameId: query.game });
}

export function ticketsPath({ status, gameId }: TicketFilter): string {
  const query = new URLSearchParams();
  if (status !== "all") query.set("status", status);
  if (gameId) query.set("game", gameId);
  return query.size > 0 ? `/tickets?${query}` : "/tickets";
}

/** What the list asks for; the server asks the same ahead of the browser. */
export function ticketsInput({ status, gameId }: TicketFilter) {
  return { status, ...(gameId ? { gameId } : {}), cursor: undefined };
}
