import type { Db } from "@sortes/db";
import type { DrawState } from "../draw.schema.ts";
import type { StaffDrawView } from "../draw-view.schema.ts";
import { loadDrawPage } from "./draw-reads.repo.ts";
import { toStaffDrawView } from "./draw-views.ts";

export interface DrawFilter {
  gameId?: string | undefined;
  states?: readonly DrawState[] | undefined;
  /** Cutoff at or after. */
  from?: Date | undefined;
  /** Cutoff before. */
  to?: Date | undefined;
  /** Id of the last draw of the page before. */
  cursor?: string | undefined;
  /** 1–100. */
  limit: number;
}

/** Draws for staff, latest cutoff first. */
export async function listDraws(
  { db }: { db: Db },
  { limit, ...where }: DrawFilter,
): Promise<{ items: StaffDrawView[]; nextCursor: string | undefined }> {
  const rows = await loadDrawPage(db, where, limit + 1);
  const items = rows.slice(0, limit).map(toStaffDrawView);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
