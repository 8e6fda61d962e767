import type { Db } from "@sortes/db";
import { publicResultStates } from "../../draws/index.ts";

const WAITING = ["scheduled", "open", "closed", "sealed", "drawn", "verified", "held"] as const;

export interface TicketWhere {
  playerId: string;
  status: "all" | "waiting" | "won" | "finished";
  gameId?: string | undefined;
  drawId?: string | undefined;
  cursor?: string | undefined;
}

const drawForTicket = {
  select: {
    id: true,
    number: true,
    state: true,
    cutoffAt: true,
    publishAt: true,
    currency: true,
    game: { select: { id: true, name: true, kind: true, timeZone: true } },
  },
} as const;

export function loadTicketPage(db: Db, where: TicketWhere, limit: number) {
  return db.read.ticket.findMany({
    where: {
      playerId: where.playerId,
      ...(where.drawId ? { drawId: where.drawId } : {}),
      draw: {
        ...(where.gameId ? { gameId: where.gameId } : {}),
        ...(where.status === "waiting" ? { state: { in: [...WAITING] } } : {}),
        ...(where.status === "finished" ? { state: { in: [...publicResultStates, "cancelled"] } } : {}),
      },
      ...(where.status === "won" ? { payout: { isNot: null } } : {}),
    },
    include: { draw: drawForTicket, payout: { include: { claim: { select: { state: true } } } } },
    orderBy: [{ soldAt: "desc" }, { id: "desc" }],
    ...(where.cursor ? { cursor: { id: where.cursor }, skip: 1 } : {}),
    take: limit,
  });
}

export type TicketRow = Awaited<ReturnType<typeof loadTicketPage>>[number];

export function loadTicketDetail(db: Db, where: { ticketId: string; playerId: string | undefined }) {
  return db.read.ticket.findFirst({
    where: { id: where.ticketId, ...(where.playerId ? { playerId: where.playerId } : {}) },
    include: {
      draw: { ...drawForTicket, select: { ...drawForTicket.select, seal: true, ruleVersion: true } },
      payout: { include: { claim: { select: { id: true, state: true, expiresAt: true } } } },
      purchase: { select: { id: true, channel: true, createdAt: true, totalMinor: true } },
    },
  });
}

/** What was drawn and what each tier pays; nothing before publication. */
export async function loadPublicOutcome(db: Db, drawId: string) {
  return db.read.draw.findFirst({
    where: { id: drawId, state: { in: [...publicResultStates] } },
    select: { result: true, tiers: true },
  });
}

export function loadQuoteDraws(db: Db, drawIds: readonly string[]) {
  return db.read.draw.findMany({
    where: { id: { in: [...drawIds] } },
    select: {
      id: true,
      number: true,
      gameId: true,
      currency: true,
      cutoffAt: true,
      publishAt: true,
      state: true,
      ruleVersionId: true,
    },
    orderBy: { cutoffAt: "asc" },
  });
}
