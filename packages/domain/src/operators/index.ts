export { approvalErrors } from "./approval.errors.ts";
export {
  type AdjustmentPayload,
  type Approval,
  type ApprovalKind,
  type ApprovalState,
  adjustmentPayloadSchema,
  approvalKindSchema,
  approvalKinds,
  approvalStateSchema,
  approvalStates,
  claimRejectionPayloadSchema,
  type RoleChangePayload,
  reasonSchema,
  roleChangePayloadSchema,
} from "./approval.schema.ts";
export { operatorErrors } from "./operator.errors.ts";
export {
  type StaffMember,
  type StaffSession,
  staffSignInSchema,
} from "./operator.schema.ts";
export { can, permissionsOf, permissionToDecide } from "./permission.core.ts";
export {
  type Permission,
  permissions,
  permissionTable,
  type StaffRole,
  staffRoleSchema,
  staffRoles,
} from "./permission.schema.ts";
