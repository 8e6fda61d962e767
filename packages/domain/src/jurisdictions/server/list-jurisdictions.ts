import type { Db } from "@sortes/db";
import { jurisdictionErrors } from "../jurisdiction.errors.ts";
import type { Jurisdiction } from "../jurisdiction.schema.ts";
import { loadJurisdictions } from "./jurisdiction.repo.ts";

export function listJurisdictions({ db }: { db: Db }): Promise<Jurisdiction[]> {
  return loadJurisdictions(db);
}

/** @throws jurisdiction.not_found */
export async function loadJurisdiction(
  { db }: { db: Db },
  { code }: { code: string },
): Promise<Jurisdiction> {
  const [found] = await loadJurisdictions(db, [code]);
  if (!found) throw jurisdictionErrors.not_found({ details: { code } });
  return found;
}
