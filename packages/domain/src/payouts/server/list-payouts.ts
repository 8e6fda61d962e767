import type { Db } from "@sortes/db";
import { loadPayoutPage } from "./claim.repo.ts";

export interface PayoutFilter {
  playerId: string;
  /** The id of the last payout seen. */
  cursor?: string | undefined;
  /** 1–100. */
  limit: number;
}

/** A player's prizes, newest first. They exist only for published draws, so nothing is told too early. */
export async function listPayouts({ db }: { db: Db }, { limit, ...filter }: PayoutFilter) {
  const rows = await loadPayoutPage(db, { ...filter, take: limit + 1 });
  const items = rows.slice(0, limit).map((row) => ({ ...row, netMinor: row.grossMinor - row.taxMinor }));
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
