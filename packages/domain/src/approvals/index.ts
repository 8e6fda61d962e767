export { adjustmentRequestSchema, approvalDecisionSchema } from "./approval-decision.schema.ts";
