export { decideApproval } from "./decide-approval.ts";
export { requestAdjustment } from "./request-adjustment.ts";
