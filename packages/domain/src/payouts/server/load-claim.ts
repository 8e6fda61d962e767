import type { Db } from "@sortes/db";
import { z } from "zod";
import { lineSchema } from "../../games/index.ts";
import { claimErrors } from "../payout.errors.ts";
import { computePrizeTax } from "../tax.core.ts";
import { loadClaimPageItem } from "./claim.repo.ts";
import { loadTaxRules } from "./payout.repo.ts";

const linesSchema = z.array(lineSchema).min(1);

/**
 * A claim with its history, prize, ticket and player, and the tax that would be due if it were paid today.
 *
 * @throws claim.not_found
 */
export async function loadClaim({ db }: { db: Db }, { claimId }: { claimId: string }) {
  const row = await loadClaimPageItem(db, claimId);
  if (!row) throw claimErrors.not_found();
  const { events, payout, ...claim } = row;
  const { ticket, ...prize } = payout;
  const taxRules = await loadTaxRules(db, [prize.player.id]);
  return {
    ...claim,
    payout: prize,
    ticket: { ...ticket, lines: linesSchema.parse(ticket.lines) },
    events,
    taxToday: computePrizeTax(taxRules.get(prize.player.id) ?? null, {
      grossMinor: prize.grossMinor,
      stakeMinor: ticket.stakeMinor,
    }),
  };
}
