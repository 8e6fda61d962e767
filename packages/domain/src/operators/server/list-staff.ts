import type { Db } from "@sortes/db";
import { z } from "zod";
import type { StaffMember } from "../operator.schema.ts";
import { loadStaffPage } from "./staff.repo.ts";

export const staffPageSchema = z.object({
  /** Id of the last member of the page before. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(50),
});

/** Staff by name. `nextCursor` is undefined on the last page. */
export async function listStaff(
  { db }: { db: Db },
  page: z.input<typeof staffPageSchema>,
): Promise<{ items: StaffMember[]; nextCursor: string | undefined }> {
  const { cursor, limit } = staffPageSchema.parse(page);
  const rows = await loadStaffPage(db, cursor, limit + 1);
  const items = rows.slice(0, limit).map(({ active, ...member }) => ({ ...member, isActive: active }));
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
