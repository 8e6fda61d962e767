export { advanceClaim } from "./advance-claim.ts";
export { approveClaim } from "./approve-claim.ts";
export { type ClaimFilter, listClaims } from "./list-claims.ts";
export { listPayouts, type PayoutFilter } from "./list-payouts.ts";
export { loadClaim } from "./load-claim.ts";
export type { ClaimStep } from "./move-claim.ts";
export { type PayRangeOutcome, payRange } from "./pay-range.ts";
export { rejectClaim } from "./reject-claim.ts";
export { type SettleOutcome, settleDraw } from "./settle-draw.ts";
