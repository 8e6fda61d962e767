import type { Db } from "@sortes/db";
import { drawErrors } from "../../draws/index.ts";
import { decideLine } from "../../games/index.ts";
import { loadWallet } from "../../wallet/server/index.ts";
import { bettingErrors } from "../betting.errors.ts";
import type { PurchaseInput } from "../betting.schema.ts";
import { loadParsedRules } from "./rule-cache.ts";
import { loadQuoteDraws } from "./ticket-reads.repo.ts";

export interface PurchaseQuote {
  currency: string;
  draws: { id: string; number: number; cutoffAt: Date; publishAt: Date; priceMinor: bigint }[];
  /** Of each line in the first draw. */
  lines: { combinations: bigint; priceMinor: bigint }[];
  totalMinor: bigint;
  /** Null for a visitor. */
  balance: { availableMinor: bigint; afterMinor: bigint } | null;
}

/**
 * What a purchase would cost and leave, before it is made. Binding only in its arithmetic: limits, funds and the cutoff are
 * judged when the bet is placed.
 */
export async function quotePurchase(
  { db }: { db: Db },
  { purchase, playerId }: { purchase: PurchaseInput; playerId: string | null },
): Promise<PurchaseQuote> {
  const draws = await loadQuoteDraws(db, purchase.drawIds);
  if (draws.length !== new Set(purchase.drawIds).size) throw drawErrors.not_found();
  if (draws.some((draw) => draw.gameId !== purchase.gameId)) throw bettingErrors.draws_differ();
  const rules = await loadParsedRules(
    db,
    draws.map((draw) => draw.ruleVersionId),
  );
  const priced = draws.map((draw) => {
    const rule = rules.get(draw.ruleVersionId);
    if (!rule) throw drawErrors.not_found();
    const lines = purchase.lines.map((line) => {
      const decision = decideLine(rule, line);
      if (!decision.isValid) throw decision.issues[0];
      return { combinations: decision.combinations, priceMinor: decision.priceMinor };
    });
    return { draw, lines, priceMinor: lines.reduce((sum, line) => sum + line.priceMinor, 0n) };
  });
  const totalMinor = priced.reduce((sum, { priceMinor }) => sum + priceMinor, 0n);
  const currency = draws[0]?.currency ?? "";
  const wallet = playerId ? await loadWallet({ db }, { playerId, currency }) : null;
  return {
    currency,
    draws: priced.map(({ draw, priceMinor }) => ({
      id: draw.id,
      number: draw.number,
      cutoffAt: draw.cutoffAt,
      publishAt: draw.publishAt,
      priceMinor,
    })),
    lines: priced[0]?.lines ?? [],
    totalMinor,
    balance: wallet && {
      availableMinor: wallet.availableMinor,
      afterMinor: wallet.availableMinor - totalMinor,
    },
  };
}
