import type { Db } from "@sortes/db";
import { z } from "zod";
import { publicResultStates } from "../../draws/index.ts";
import { type Line, lineSchema } from "../../games/index.ts";
import { loadTicketPage, type TicketRow, type TicketWhere } from "./ticket-reads.repo.ts";

export type TicketFilter = TicketWhere & { limit: number };

export type TicketOutcome =
  | "waiting"
  | "not_won"
  | "won_paid"
  | "won_claim"
  | "won_pending"
  | "claim_rejected"
  | "refunded";

export interface TicketView {
  ticketId: string;
  serial: bigint;
  soldAt: Date;
  lines: Line[];
  stakeMinor: bigint;
  currency: string;
  game: { id: string; name: string; kind: "matrix" | "digits" | "keno"; timeZone: string };
  draw: { id: string; number: number; state: string; cutoffAt: Date; publishAt: Date };
  outcome: TicketOutcome;
  prizeMinor: bigint;
}

/** A player's tickets, newest first. */
export async function listTickets(
  { db }: { db: Db },
  { limit, ...where }: TicketFilter,
): Promise<{ items: TicketView[]; nextCursor: string | undefined }> {
  const rows = await loadTicketPage(db, where, limit + 1);
  const items = rows.slice(0, limit).map(viewTicket);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.ticketId : undefined };
}

export const linesSchema = z.array(lineSchema).min(1);

type Viewable = Pick<TicketRow, "id" | "serial" | "soldAt" | "lines" | "stakeMinor" | "draw" | "payout">;

export function viewTicket(row: Viewable): TicketView {
  const { game, currency, ...draw } = row.draw;
  return {
    ticketId: row.id,
    serial: row.serial,
    soldAt: row.soldAt,
    lines: linesSchema.parse(row.lines),
    stakeMinor: row.stakeMinor,
    currency,
    game,
    draw: {
      id: draw.id,
      number: draw.number,
      state: draw.state,
      cutoffAt: draw.cutoffAt,
      publishAt: draw.publishAt,
    },
    outcome: outcomeOf(draw.state, row.payout),
    prizeMinor: row.payout ? row.payout.grossMinor - row.payout.taxMinor : 0n,
  };
}

function outcomeOf(drawState: string, payout: TicketRow["payout"]): TicketOutcome {
  if (drawState === "cancelled") return "refunded";
  if (!publicResultStates.some((state) => state === drawState)) return "waiting";
  if (!payout) return drawState === "settled" ? "not_won" : "waiting";
  if (payout.state === "paid") return "won_paid";
  if (payout.state === "rejected") return "claim_rejected";
  return payout.claim ? "won_claim" : "won_pending";
}
