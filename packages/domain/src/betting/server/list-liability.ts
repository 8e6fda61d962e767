import type { Db } from "@sortes/db";
import { decideLiability, type LiabilityLevel, type LiabilityLimit, parseRule } from "../../games/index.ts";
import { loadHighestExposures } from "./liability-reads.repo.ts";

export interface LiabilityRow {
  drawId: string;
  drawNumber: number;
  currency: string;
  cutoffAt: Date;
  /** The digits in the order drawn. */
  outcome: string;
  /** What would be owed if this outcome came up. */
  exposureMinor: bigint;
  /** Null in a game that carries no limit. */
  limit: LiabilityLimit | null;
  level: LiabilityLevel;
}

/**
 * The outcomes that would cost most, highest first: of one draw, or of all draws of a game that sell or wait for their result.
 * Games whose outcomes are too many to watch one by one have none.
 */
export async function listLiability(
  { db }: { db: Db },
  where: { gameId?: string | undefined; drawId?: string | undefined; limit: number },
): Promise<LiabilityRow[]> {
  const rows = await loadHighestExposures(db, where);
  return rows.map(({ outcome, exposureMinor, draw }) => {
    const rule = parseRule(draw.ruleVersion.rule);
    const limit = (rule.kind === "digits" ? rule.liability : undefined) ?? null;
    return {
      drawId: draw.id,
      drawNumber: draw.number,
      currency: draw.currency,
      cutoffAt: draw.cutoffAt,
      outcome,
      exposureMinor,
      limit,
      level: limit ? decideLiability(exposureMinor, limit) : "ok",
    };
  });
}
