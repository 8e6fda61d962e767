import type { Db } from "@sortes/db";
import { loadPaidInWith } from "./payment.repo.ts";

/** Tokens of the instruments to which a player may withdraw: those that have paid in, at most 100. */
export function listOwnInstruments(
  { db }: { db: Db },
  { playerId }: { playerId: string },
): Promise<string[]> {
  return loadPaidInWith(db, playerId);
}
