import { PURCHASE_TOTAL_MAX_MINOR, type PurchaseInput } from "@sortes/domain/betting";
import { type GameRule, priceLineMinor } from "@sortes/domain/games";
import type { Slip } from "./slip.ts";

/** What a slip costs by the game's present rules; the quote has the last word. */
export function slipPrice(rule: GameRule, slip: Slip, draws: number) {
  const perDrawMinor = slip.lines.reduce((sum, { line }) => sum + priceLineMinor(rule, line), 0n);
  const totalMinor = perDrawMinor * BigInt(draws);
  return { perDrawMinor, totalMinor, isTooMuch: totalMinor > PURCHASE_TOTAL_MAX_MINOR };
}

export function purchaseOf(gameId: string, slip: Slip, draws: readonly { id: string }[]): PurchaseInput {
  return {
    gameId,
    drawIds: draws.map(({ id }) => id),
    lines: slip.lines.map(({ line }) => line),
    playNextIfLate: slip.playNextIfLate,
  };
}

/** The purchase as text: equal for equal purchases. */
export function contentOf(purchase: PurchaseInput): string {
  return JSON.stringify(purchase, (_key, part) => (typeof part === "bigint" ? part.toString() : part));
}
