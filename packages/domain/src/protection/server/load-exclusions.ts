import type { Db } from "@sortes/db";
import { currentExclusion } from "../exclusion.core.ts";
import type { Exclusion } from "../protection.schema.ts";
import { loadExclusionsNotEnded, loadNow, loadPlayerExclusions } from "./protection.repo.ts";

/** The exclusion in force, if any, and the latest 100 of all, newest first. */
export async function loadExclusions(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<{ current: Exclusion | null; items: Exclusion[] }> {
  const items = await loadPlayerExclusions(db, playerId);
  const notEnded = await loadExclusionsNotEnded(db, playerId);
  const { now } = await loadNow(db);
  return { current: currentExclusion(notEnded, now) ?? null, items };
}
