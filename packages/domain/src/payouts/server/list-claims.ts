import type { Db } from "@sortes/db";
import type { ClaimState } from "../payout.schema.ts";
import { loadClaimPage } from "./claim.repo.ts";

export interface ClaimFilter {
  /** All states when absent. */
  states?: readonly ClaimState[] | undefined;
  /** The id of the last claim seen. */
  cursor?: string | undefined;
  /** 1–100. */
  limit: number;
}

/** Claims with their prize, player and draw, the longest waiting first. */
export async function listClaims({ db }: { db: Db }, { limit, ...filter }: ClaimFilter) {
  const rows = await loadClaimPage(db, { ...filter, take: limit + 1 });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
