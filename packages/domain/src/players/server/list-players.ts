import type { Db } from "@sortes/db";
import { z } from "zod";
import { kycStateSchema, playerStatusSchema } from "../player.schema.ts";
import { loadPlayerPage, type PlayerListItem } from "./player-search.repo.ts";

export const playerFilterSchema = z.object({
  /** Part of an address or a name, or the beginning of an id. */
  search: z.string().trim().max(100).optional(),
  status: playerStatusSchema.optional(),
  kycState: kycStateSchema.optional(),
  jurisdictionCode: z.string().max(16).optional(),
  /** Id of the last player of the page before. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(50),
});

/** Players, newest first. `nextCursor` is undefined on the last page. */
export async function listPlayers(
  { db }: { db: Db },
  filter: z.input<typeof playerFilterSchema>,
): Promise<{ items: PlayerListItem[]; nextCursor: string | undefined }> {
  const { limit, ...where } = playerFilterSchema.parse(filter);
  const rows = await loadPlayerPage(db, where, limit + 1);
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
