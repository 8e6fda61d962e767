import type { Db } from "@sortes/db";
import { z } from "zod";
import { loadNamesOfStaff } from "./approval.repo.ts";

const staffIdSchema = z.uuid();

/** Names by id, for histories that show who did something. Ids that are no staff member's, such as a job's name, are left out. */
export async function loadStaffNames(
  { db }: { db: Db },
  { ids }: { ids: readonly (string | null)[] },
): Promise<Record<string, string>> {
  const staffIds = new Set(ids.filter((id) => id !== null && staffIdSchema.safeParse(id).success));
  return Object.fromEntries(await loadNamesOfStaff(db, [...staffIds].map(String)));
}
