export { confirmDraw, type DrawConfirmation } from "./confirm-draw.ts";
export { loadDrawOutcome } from "./load-draw-outcome.ts";
export { type PlanOutcome, planSettlement } from "./plan-settlement.ts";
export { type RangeOutcome, settleRange } from "./settle-range.ts";
export { type VerifyOutcome, verifyDraw } from "./verify-draw.ts";
