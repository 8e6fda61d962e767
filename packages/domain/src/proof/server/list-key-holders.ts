import type { Db } from "@sortes/db";
import { isMachineRole } from "../escrow.core.ts";
import { loadKeyHolders } from "./policy.repo.ts";

/** Far more staff than take part in draws. */
const HOLDERS_MAX = 200;

/** Ids of the staff members who have registered a key, and so can be named by a game's policy. */
export async function listKeyHolders({ db }: { db: Db }): Promise<string[]> {
  return (await loadKeyHolders(db, HOLDERS_MAX)).filter((holder) => !isMachineRole(holder));
}
