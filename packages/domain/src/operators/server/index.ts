export { type ApprovalRequest, requestApproval } from "./request-approval.ts";
