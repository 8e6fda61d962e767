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
  type RoleChangePayload,
  reasonSchema,
  roleChangePayloadSchema,
} from "./approval.schema.ts";
export { can, permissionsOf } from "./permission.core.ts";
export {
  type Permission,
  permissions,
  permissionTable,
  type StaffRole,
  staffRoleSchema,
  staffRoles,
} from "./permission.schema.ts";
