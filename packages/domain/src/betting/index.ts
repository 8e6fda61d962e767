export {
  type AcceptedBet,
  BetJudge,
  type BetWorld,
  exposureKey,
  type LockedDraw,
} from "./betting.core.ts";
export { bettingErrors } from "./betting.errors.ts";
export {
  type BetChannel,
  type BetRequest,
  DRAWS_MAX,
  idempotencyKeySchema,
  LINES_MAX,
  PURCHASE_TOTAL_MAX_MINOR,
  type PurchaseInput,
  type PurchaseReceipt,
  purchaseInputSchema,
  type TicketReceipt,
} from "./betting.schema.ts";
