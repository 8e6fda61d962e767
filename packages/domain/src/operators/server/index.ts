export { changeRoles, requestRoleChange } from "./change-roles.ts";
export { confirmStaff, staffProofSchema } from "./confirm-staff.ts";
export {
  type ApprovalListItem,
  approvalFilterSchema,
  listApprovals,
  loadApproval,
} from "./list-approvals.ts";
export { listStaff, staffPageSchema } from "./list-staff.ts";
export { loadStaffNames } from "./load-staff-names.ts";
export { closeApproval, lockOpenApproval } from "./lock-approval.ts";
export { type ApprovalRequest, requestApproval } from "./request-approval.ts";
export { requireStaffSession, type SignedInStaff } from "./require-staff-session.ts";
export { revokeStaffSessions } from "./revoke-staff-sessions.ts";
export { signInStaff } from "./sign-in-staff.ts";
export { signOutStaff } from "./sign-out-staff.ts";
