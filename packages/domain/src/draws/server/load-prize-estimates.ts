import type { Db } from "@sortes/db";
import { estimateJackpotMinor, estimatePrizes, parseRule, type TierPrize } from "../../games/index.ts";
import { drawErrors } from "../draw.errors.ts";
import { loadDrawRow } from "./draw-reads.repo.ts";

export interface PrizeEstimates {
  drawId: string;
  currency: string;
  /** Sales so far. */
  stakeMinor: bigint;
  /** What one winner of the jackpot would get; null in a game without one. */
  jackpotMinor: bigint | null;
  /** Highest prize first. */
  tiers: TierPrize[];
}

/**
 * What a draw would pay if it closed now and luck were average. Made of sales and rules only, so it says nothing about a
 * result. @throws draw.not_found
 */
export async function loadPrizeEstimates(
  { db }: { db: Db },
  { drawId }: { drawId: string },
): Promise<PrizeEstimates> {
  const row = await loadDrawRow(db, drawId);
  if (!row) throw drawErrors.not_found();
  const { currency, stakeMinor, rolloverCount, jackpotMinor: jackpotInMinor } = row;
  const rule = parseRule(row.ruleVersion.rule);
  const selling = { stakeMinor, jackpotInMinor, rolloverCount };
  return {
    drawId,
    currency,
    stakeMinor,
    jackpotMinor: estimateJackpotMinor(rule, selling),
    tiers: estimatePrizes(rule, selling),
  };
}
