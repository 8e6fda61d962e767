import { z } from "zod";
import { lineSchema } from "../games/index.ts";

/** A playslip has a handful of lines; a hundred bounds the work of one purchase. */
export const LINES_MAX = 100;
/** Four weeks of a daily draw. */
export const DRAWS_MAX = 28;
/** 5,000.00: no single press of a button spends more, whatever the player's own limits say. */
export const PURCHASE_TOTAL_MAX_MINOR = 500_000n;

/** One press of "buy": the same lines in each of the draws. */
export const purchaseInputSchema = z.strictObject({
  gameId: z.string().min(1).max(64),
  drawIds: z.array(z.uuid()).min(1).max(DRAWS_MAX),
  lines: z.array(lineSchema).min(1).max(LINES_MAX),
  /** A draw that has closed by the time the bet arrives is replaced by the next one that sells. */
  playNextIfLate: z.boolean().default(false),
});
export type PurchaseInput = z.output<typeof purchaseInputSchema>;

/** Visible ASCII, as an HTTP header can carry it. A text the database refuses would break the statement of a whole batch. */
export const idempotencyKeySchema = z.string().regex(/^[!-~]{8,80}$/);

export type BetChannel = "web" | "api" | "agent" | "demo";

/** What the bet path judges: a parsed purchase with who asks, under which key, and when the edge saw it. */
export interface BetRequest {
  playerId: string;
  idempotencyKey: string;
  channel: BetChannel;
  purchase: PurchaseInput;
  /** When the edge received the request; counts only within a draw's grace. */
  stampedAt?: Date | undefined;
}

export interface TicketReceipt {
  ticketId: string;
  drawId: string;
  /** Gapless within the draw, from 1. */
  serial: bigint;
  stakeMinor: bigint;
}

export interface PurchaseReceipt {
  purchaseId: string;
  gameId: string;
  totalMinor: bigint;
  currency: string;
  tickets: TicketReceipt[];
  /** The request was a repetition: this is the first answer, nothing was bought again. */
  isReplay: boolean;
}
