export { type BatcherOptions, type BatchReport, type BetBatcher, createBetBatcher } from "./bet-batcher.ts";
export { type LiabilityRow, listLiability } from "./list-liability.ts";
export { listTickets, type TicketFilter, type TicketView } from "./list-tickets.ts";
export { loadTicket, type TicketDetail } from "./load-ticket.ts";
export { BATCH_MAX, type BetOutcome, placeBets } from "./place-bets.ts";
export { type PurchaseQuote, quotePurchase } from "./quote-purchase.ts";
export { refundDraw } from "./refund-draw.ts";
