import { z } from "zod";

/** Which results are shown. Anything else in the address is ignored: a link may carry any text. */
const filterSchema = z.object({
  gameId: z.string().min(1).max(64).optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
});
export type ResultFilter = { gameId?: string | undefined; on?: string | undefined };

export function readResultFilter(query: Record<string, unknown>): ResultFilter {
  return filterSchema.parse({ gameId: query.game, on: query.on });
}

export function resultsPath({ gameId, on }: ResultFilter): string {
  const query = new URLSearchParams();
  if (gameId) query.set("game", gameId);
  if (on) query.set("on", on);
  return query.size > 0 ? `/results?${query}` : "/results";
}

/** What the list asks for; the server asks the same ahead of the browser. */
export function resultsInput({ gameId, on }: ResultFilter) {
  return { ...(gameId ? { gameId } : {}), ...(on ? { on } : {}), cursor: undefined };
}
