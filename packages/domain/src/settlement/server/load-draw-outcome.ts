import type { Db } from "@sortes/db";
import { publicResultStates } from "../../draws/index.ts";
import { settlementErrors } from "../settlement.errors.ts";
import type { DrawOutcome } from "../settlement.schema.ts";
import { loadOutcome } from "./settlement.repo.ts";

/**
 * Tiers, prizes and money of a draw. Everybody, staff too, sees them once the result is public, because how many won tells much
 * of what was drawn. Only officers, who are asked to confirm the counts, see them as soon as they exist.
 *
 * @throws settlement.outcome_not_found, the same whether there is nothing or it may not be seen yet.
 */
export async function loadDrawOutcome(
  { db }: { db: Db },
  { drawId, audience }: { drawId: string; audience: "public" | "officer" },
): Promise<DrawOutcome> {
  const draw = await loadOutcome(db, drawId);
  const isPublic = publicResultStates.some((state) => state === draw?.state);
  if (!draw?.settlement || !(isPublic || audience === "officer")) throw settlementErrors.outcome_not_found();
  const { drawId: _drawId, ...money } = draw.settlement;
  return {
    drawId: draw.id,
    state: draw.state,
    currency: draw.currency,
    tiers: draw.tiers.map(({ tier, units, controlUnits, prizePerUnitMinor, totalMinor }) => ({
      tier,
      units,
      controlUnits,
      prizePerUnitMinor,
      totalMinor,
    })),
    money,
  };
}
