import { z } from "zod";

/** Which draw's entries are shown. Anything else in the address is ignored. */
const filterSchema = z.object({ drawId: z.uuid().optional().catch(undefined) });
export type LogFilter = { drawId?: string | undefined };

export function readLogFilter(query: Record<string, unknown>): LogFilter {
  return filterSchema.parse({ drawId: query.draw });
}

/** What the list asks for; the server asks the same ahead of the browser. */
export function entriesInput({ drawId }: LogFilter) {
  return { ...(drawId ? { drawId } : {}), cursor: undefined };
}
