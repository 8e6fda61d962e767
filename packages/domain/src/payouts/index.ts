export { ONE_APPROVAL_MAX_MINOR } from "./payout.core.ts";
export { claimErrors } from "./payout.errors.ts";
export {
  type Claim,
  type ClaimApproval,
  type ClaimEndState,
  type ClaimEvent,
  type ClaimPreparation,
  type ClaimState,
  claimApprovalSchema,
  claimEndStates,
  claimPreparationSchema,
  claimReasonSchema,
  claimStateSchema,
  claimStates,
  isClaimEnd,
  type PayoutState,
  payoutStateSchema,
  payoutStates,
  type TaxRule,
} from "./payout.schema.ts";
export { computePrizeTax, type PrizeTax } from "./tax.core.ts";
