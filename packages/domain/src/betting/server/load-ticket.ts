import type { Db } from "@sortes/db";
import {
  evaluateLine,
  type GameResult,
  type LineMatches,
  matchesOf,
  parseResult,
  parseRule,
} from "../../games/index.ts";
import { bettingErrors } from "../betting.errors.ts";
import { linesSchema, type TicketView, viewTicket } from "./list-tickets.ts";
import { loadPublicOutcome, loadTicketDetail } from "./ticket-reads.repo.ts";

export interface LineOutcome {
  matches: LineMatches;
  /** Tiers won, with the prize of all units of the line in that tier. */
  wins: { tier: string; units: bigint; prizeMinor: bigint }[];
}

export interface TicketDetail extends TicketView {
  purchaseId: string;
  ruleHash: string;
  seal: { root: string; ticketCount: bigint; sealedAt: Date } | null;
  /** Null until the draw is published. */
  result: GameResult | null;
  lineOutcomes: LineOutcome[] | null;
  payout: { grossMinor: bigint; taxMinor: bigint; paidAt: Date | null } | null;
  claim: { id: string; state: string; expiresAt: Date } | null;
}

/**
 * One ticket with what became of it. Without `playerId` (staff) any ticket; with it, only that player's.
 * @throws bet.ticket_not_found also for somebody else's ticket.
 */
export async function loadTicket(
  { db }: { db: Db },
  where: { ticketId: string; playerId?: string | undefined },
): Promise<TicketDetail> {
  const row = await loadTicketDetail(db, { ticketId: where.ticketId, playerId: where.playerId });
  if (!row) throw bettingErrors.ticket_not_found();
  const outcome = await loadPublicOutcome(db, row.drawId);
  const rule = parseRule(row.draw.ruleVersion.rule);
  const result = outcome?.result ? parseResult(rule, outcome.result.result) : null;
  const prizes = new Map(outcome?.tiers.map((tier) => [tier.tier, tier.prizePerUnitMinor]));
  const { seal } = row.draw;
  return {
    ...viewTicket(row),
    purchaseId: row.purchaseId,
    ruleHash: row.draw.ruleVersion.ruleHash,
    seal: seal && { root: seal.root, ticketCount: seal.ticketCount, sealedAt: seal.sealedAt },
    result,
    lineOutcomes:
      result &&
      linesSchema.parse(row.lines).map((line) => ({
        matches: matchesOf(line, result),
        wins: evaluateLine(rule, line, result).map(({ tier, units }) => ({
          tier,
          units,
          prizeMinor: units * (prizes.get(tier) ?? 0n),
        })),
      })),
    payout: row.payout && {
      grossMinor: row.payout.grossMinor,
      taxMinor: row.payout.taxMinor,
      paidAt: row.payout.paidAt,
    },
    claim: row.payout?.claim ?? null,
  };
}
