import type { GameRule } from "@sortes/domain/games";

/** The price of the cheapest line, in minor units. */
export function priceFromMinor(rule: GameRule): bigint {
  return rule.kind === "matrix" ? rule.basePriceMinor : rule.stake.minMinor;
}
